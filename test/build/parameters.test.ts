/** Values that are known when it is deployed: parameters of the template; here and natively, of the environment. */
import { parse } from "yaml";
import { compile } from "../../compiler/compile";
import { manifestOf } from "../../src/build/manifest";
import { templateText } from "../../src/build/template";
import { callHere, withParameters } from "../../src/definition/parameters";
import { parameter } from "../../src/words/parameter";
import { compileFolder, sharedProject } from "../language/shared-project";
import { repository } from "../repository";

const folder = `${repository}/test/fixtures/parameter/deployed`;
const accounts = `${repository}/test/fixtures/sdk/cross-account`;
const project = sharedProject();
project.addSourceFilesAtPaths([`${folder}/*.ts`, `${accounts}/*.ts`]);
project.resolveSourceFileDependencies();
const compilation = compileFolder(project, folder);

test("the template has a parameter for each, which the definition and the role refer to", () => {
  const tags = ["!Ref", "!GetAtt", "!Sub"].map((tag) => ({ tag, resolve: (text: string) => `${tag} ${text}` }));
  const template = parse(templateText(compilation, "json"), { customTags: tags, version: "1.1" }) as {
    Parameters: { OrdersTable: { AllowedPattern: string } };
    Resources: { OrderStateMachine: object; OrderStateMachineRole: object };
  };
  expect(template.Parameters).toEqual({
    MaxReminders: { Type: "Number", Default: "3" },
    OrdersTable: { Type: "String", AllowedPattern: expect.any(String) as unknown },
    Stage: { Type: "String", Default: "test", AllowedPattern: expect.any(String) as unknown },
  });
  const allowed = new RegExp(`^(?:${template.Parameters.OrdersTable.AllowedPattern})$`);
  for (const value of ["orders", "arn:aws:dynamodb:eu-west-1:111122223333:table/o-1", "https://a.b/c?d=é"])
    expect(value).toMatch(allowed);
  for (const value of ['a"b', "a\\", "a %}", "${b}"]) expect(value).not.toMatch(allowed);
  expect(template.Resources.OrderStateMachine).toMatchObject({
    Properties: { DefinitionSubstitutions: { OrdersTable: "!Ref OrdersTable", Stage: "!Ref Stage" } },
  });
  expect(JSON.stringify(template.Resources.OrderStateMachineRole)).toContain(":table/${OrdersTable}");
  const [order] = manifestOf(compilation, { format: "json", bundle: false }).workflows;
  expect(order?.substitutions).toMatchObject({ MaxReminders: { parameter: "MaxReminders", default: 3 } });
});

test("the environment says what they are, the same for the function and its machine", () => {
  const [workflow] = compilation.workflows;
  const text = JSON.stringify(workflow?.definition);
  const given = { OrdersTable: "orders", MaxReminders: "7" };
  const before = { ...process.env };
  Object.assign(process.env, given);
  try {
    const run = withParameters(text, workflow ?? {});
    expect(run).toContain('"TableName":"orders"');
    expect(run).toContain('$number(\\"7\\")');
    expect(run).toContain('\\"test\\" & \\"/\\"');
    expect([parameter("OrdersTable"), parameter("MaxReminders", { default: 3 })]).toEqual(["orders", 7]);
  } finally {
    process.env = before;
  }
  expect([parameter("OrdersTable"), parameter("Stage", { default: "test" })]).toEqual(["${OrdersTable}", "test"]);
});

describe("roles of other accounts", () => {
  const across = compileFolder(project, accounts);

  test("the machine may assume them, and what is called with them is theirs to allow", () => {
    const [order] = manifestOf(across, { format: "json", bundle: false }).workflows;
    const table = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/doubles";
    expect(order?.statements).toEqual([
      { Effect: "Allow", Action: ["dynamodb:PutItem"], Resource: [table] },
      {
        Effect: "Allow",
        Action: ["lambda:InvokeFunction"],
        Resource: ["${StockFunctionArn}", "${StockFunctionArn}:*"],
      },
      { Effect: "Allow", Action: ["sts:AssumeRole"], Resource: ["${PartnerRole}"] },
      { Effect: "Allow", Action: ["sts:AssumeRole"], Resource: ["arn:aws:iam::444455556666:role/ledger"] },
    ]);
    const parameters = ["PackActivity", "PartnerRole", "PriceArn", "StockFunctionArn"];
    expect(Object.keys(order?.substitutions ?? {})).toEqual(parameters);
  });

  test("a stub is found by what the environment says", () => {
    const [workflow] = across.workflows;
    const [stock] = workflow?.targets.filter(({ kind }) => kind === "lambda").slice(-1) ?? [];
    if (workflow === undefined || stock === undefined) throw new Error("there is no such call");
    process.env["StockFunctionArn"] = "arn:aws:lambda:eu-west-1:111122223333:function:stock";
    expect(callHere(stock, workflow)).toBe(process.env["StockFunctionArn"]);
    delete process.env["StockFunctionArn"];
    expect(callHere(stock, workflow)).toBe("${StockFunctionArn}");
  });
});

/** Compiles a workflow that asks DynamoDB, and gives the help of its diagnostics by their codes. */
function helpFor(options: string, body: string): ReadonlyMap<string, string> {
  const text = `import { DescribeTableCommand, DynamoDBClient, ListBackupsCommand, ResourceNotFoundException, waitUntilTableExists, waitUntilTableNotExists } from "@aws-sdk/client-dynamodb";
import { sleep } from "sfn-compile";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
const db = new DynamoDBClient({ ${options} });
void [fromTemporaryCredentials, ListBackupsCommand, ResourceNotFoundException, sleep, waitUntilTableExists, waitUntilTableNotExists];
/** @workflow */
export async function refused(x: string): Promise<unknown> {
  const { Table } = await db.send(new DescribeTableCommand({ TableName: x }));
  ${body}
}`;
  const file = project.createSourceFile(`${accounts}/refused.ts`, text, { overwrite: true });
  const { diagnostics } = compile(project, [file], { root: accounts });
  file.delete();
  return new Map(diagnostics.map(({ code, help }) => [code, help ?? ""]));
}

const role = '"arn:aws:iam::444455556666:role/ledger"';
test.each([
  [
    `credentials: fromTemporaryCredentials({ params: { RoleArn: ${role}, ExternalId: "x" } })`,
    "a role that is written",
  ],
  ["credentials: fromTemporaryCredentials({ params: { RoleArn: process.env.ROLE } })", "a role that is written"],
  ['credentials: fromTemporaryCredentials({ params: { RoleArn: "ledger" } })', "a role that is written"],
  ['credentials: { accessKeyId: "a", secretAccessKey: "b" }', "a role that is written"],
  ['region: "eu-north-1"', "leave `region` away"],
  ['endpoint: "http://localhost:8000"', "leave `endpoint` away"],
  ["maxAttempts: 0", "make the client with `{}`"],
])("refused of a client: { %s }", (options, repair) => {
  expect(helpFor(options, "return Table?.TableName;").get("SFN1301")).toContain(repair);
});

/** Outlined code has text where the program has a date, and nothing would tell. */
test.each([
  ["SFN1304", "return `made on ${Table?.CreationDateTime}`;", "ask for its moment"],
  ["SFN1304", "const made = Table?.CreationDateTime; return made?.getTime();", "ask for its moment"],
  ["SFN1304", "return Table?.CreationDateTime?.getFullYear();", "ask for its moment"],
  [
    "SFN1203",
    'const day = Table?.CreationDateTime?.toISOString() ?? x; return day.replace(/(?<=T).*/u, "") + (Table!.CreationDateTime!.getTime() + "").normalize("NFD");',
    "",
  ],
  [
    "SFN1111",
    "const from = new Date(1); await db.send(new ListBackupsCommand({ TimeRangeLowerBound: from })); return x;",
    "",
  ],
])("refused of a date, %s: %s", (code, body, repair) => {
  const help = helpFor("", body);
  expect([...help.keys()]).toContain(code);
  expect(help.get(code)).toContain(repair);
});

test.each(["waitUntilTableExists", "waitUntilTableNotExists"])("the loop that stands for %s compiles", (waiter) => {
  const refused = helpFor("", `await ${waiter}({ client: db, maxWaitTime: 60 }, { TableName: x }); return Table;`);
  const [, loop = ""] = /: `(for .*)`$/.exec(refused.get("SFN1308") ?? "") ?? [];
  expect(loop).toContain("await db.send(new DescribeTableCommand({ TableName: x }))");
  expect([...helpFor("", `${loop} return Table?.TableName;`)]).toEqual([]);
});

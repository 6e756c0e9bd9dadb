/** Values that are known when it is deployed: parameters of the template; here and natively, of the environment. */
import { parse } from "yaml";
import { manifestOf } from "../../src/build/manifest";
import { templateText } from "../../src/build/template";
import { withParameters } from "../../src/definition/parameters";
import { parameter } from "../../src/words/parameter";
import { compileFolder, sharedProject } from "../language/shared-project";
import { repository } from "../repository";

const folder = `${repository}/test/fixtures/parameter/deployed`;
const project = sharedProject();
project.addSourceFilesAtPaths(`${folder}/*.ts`);
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

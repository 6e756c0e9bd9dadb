import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import type { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, Pass, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { LambdaInvoke } from "aws-cdk-lib/aws-stepfunctions-tasks";
import { parse } from "yaml";
import type { ScalarTag } from "yaml";
import type { CompiledWorkflow } from "../../compiler/compiled";
import { signedDefinition } from "../../src/build/definition-file";
import { filesOf, manifestOf } from "../../src/build/manifest";
import { templateText } from "../../src/build/template";
import { bookTrip, compilation } from "./book-trip-compiled";

interface Resource {
  Type: string;
  Properties: { [name: string]: unknown };
}

interface CloudFormation {
  Resources: { [id: string]: Resource };
  Outputs: { [id: string]: { Value: unknown } };
}

/** Reads the short forms into CloudFormation's JSON, as CloudFormation does, with a reader of our own. */
const longForms: ScalarTag[] = [
  { tag: "!Ref", resolve: (id) => ({ Ref: id }) },
  { tag: "!GetAtt", resolve: (path) => ({ "Fn::GetAtt": path.split(".") }) },
  { tag: "!Sub", resolve: (text) => ({ "Fn::Sub": text }) },
];

const text = templateText(compilation, "json");
const template = parse(text, { customTags: longForms, version: "1.1" }) as CloudFormation;
const resources = template.Resources;
const properties = (id: string) => resources[id]?.Properties ?? {};

/** `Fn::Join` of CDK and our `Fn::Sub` say the same: both as one text. */
function plain(value: unknown): string {
  const {
    "Fn::Sub": sub,
    "Fn::Join": join,
    Ref: ref,
    "Fn::GetAtt": path,
  } = Object(value) as {
    "Fn::Sub"?: string;
    "Fn::Join"?: [string, unknown[]];
    Ref?: string;
    "Fn::GetAtt"?: string[];
  };
  if (join !== undefined) return join[1].map(plain).join(join[0]);
  if (path !== undefined) return `\${${path.join(".")}}`;
  return sub ?? (ref === undefined ? String(value) : `\${${ref}}`);
}

test("it is a SAM template whose texts no reader of YAML 1.1 takes for dates", () => {
  expect(template).toMatchObject({ AWSTemplateFormatVersion: "2010-09-09", Transform: "AWS::Serverless-2016-10-31" });
  expect(text).toContain(`"2012-10-17"`);
});

test("a function takes its settings from the annotations", () => {
  expect(resources["ChargeCardFunction"]).toEqual({
    Type: "AWS::Serverless::Function",
    Metadata: { SkipBuild: true },
    Properties: {
      Description: "Does chargeCard.",
      CodeUri: "tasks/chargeCard",
      Handler: "index.handler",
      Runtime: "nodejs22.x",
      Architectures: ["x86_64"],
      MemorySize: 256,
      Timeout: 30,
      Environment: { Variables: { BANK: "https://bank.example" } },
      ReservedConcurrentExecutions: 5,
      Policies: [
        {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["ses:SendEmail"],
              Resource: [{ "Fn::Sub": "arn:aws:ses:*:*:identity/${AWS::AccountId}" }],
            },
          ],
        },
      ],
    },
  });
  expect(Object.keys(properties("ReserveHotelFunction")).sort()).toEqual([
    "Architectures",
    "CodeUri",
    "Description",
    "Handler",
    "Runtime",
  ]);
});

test("nothing has a physical name", () => {
  expect(text).not.toMatch(/^\s*(FunctionName|RoleName|StateMachineName):/m);
});

test("the machine is packaged from its file; its substitutions are the placeholders of the definition", () => {
  const machine = properties("BookTripStateMachine");
  expect(resources["BookTripStateMachine"]?.Type).toBe("AWS::StepFunctions::StateMachine");
  expect(machine).toMatchObject({
    StateMachineType: "STANDARD",
    DefinitionS3Location: "bookTrip.asl.json",
    RoleArn: { "Fn::GetAtt": ["BookTripStateMachineRole", "Arn"] },
  });
  const substitutions = machine["DefinitionSubstitutions"] as { [placeholder: string]: unknown };
  const definition = JSON.stringify(signedDefinition(bookTrip));
  const placeholders = [...new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))].sort();
  expect(Object.keys(substitutions)).toEqual(placeholders);
  const [manifest] = manifestOf(compilation, { format: "json", bundle: true }).workflows;
  expect(Object.keys(manifest?.substitutions ?? {})).toEqual(placeholders);
  for (const placeholder of placeholders) {
    expect(substitutions[placeholder!]).toEqual({ "Fn::GetAtt": [placeholder!.replace(/Arn$/, ""), "Arn"] });
    expect(resources[placeholder!.replace(/Arn$/, "")]?.Type).toBe("AWS::Serverless::Function");
  }
});

test("everything that is referred to is there", () => {
  const referred = [...text.matchAll(/!(?:Ref|GetAtt) (\w+)\b(?!:)|\$\{(\w+)\.Arn\}/g)].map(([, a, b]) => a ?? b);
  expect(referred.length).toBeGreaterThan(10);
  expect(referred.filter((id) => resources[id!] === undefined)).toEqual([]);
  expect(template.Outputs).toEqual({ BookTripStateMachineArn: { Value: { Ref: "BookTripStateMachine" } } });
});

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
  Principal?: unknown;
}

/** The role and the statements that aws-cdk-lib makes for a machine that invokes the same functions. */
function rolesOfCdk(): { assume: unknown; statements: Statement[] } {
  const stack = new Stack(new App(), "Trip");
  const steps = bookTrip.tasks.map((task) => {
    const id = `${task.charAt(0).toUpperCase()}${task.slice(1)}Function`;
    const code = Code.fromInline("exports.handler = async () => null;");
    const lambdaFunction = new LambdaFunction(stack, id, {
      code,
      handler: "index.handler",
      runtime: Runtime.NODEJS_22_X,
    });
    (lambdaFunction.node.defaultChild as CfnFunction).overrideLogicalId(id);
    return new LambdaInvoke(stack, `Call ${id}`, { lambdaFunction });
  });
  for (const [index, step] of steps.entries()) if (index > 0) steps[index - 1]!.next(step);
  new StateMachine(stack, "Machine", { definitionBody: DefinitionBody.fromChainable(steps[0]!) });
  const found = Template.fromStack(stack);
  const policies = Object.values(found.findResources("AWS::IAM::Policy")) as Resource[];
  const roles = Object.values(found.findResources("AWS::IAM::Role")) as Resource[];
  const assume = roles.map((role) => role.Properties["AssumeRolePolicyDocument"]);
  return {
    assume: assume.find((document) => JSON.stringify(document).includes("states.amazonaws.com")),
    statements: policies.flatMap(
      ({ Properties }) => (Properties["PolicyDocument"] as { Statement: Statement[] }).Statement,
    ),
  };
}

const trust = (document: unknown) =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    ["Fn::Sub", "Fn::Join", "Ref"].some((key) => key in Object(value)) ? plain(value) : value,
  ) as unknown;

const flat = (statements: Statement[]) =>
  statements
    .flatMap(({ Effect, Action, Resource }) =>
      [Resource].flat().map((resource) => JSON.stringify([Effect, [Action].flat(), plain(resource)])),
    )
    .sort();

test("the role trusts and allows what aws-cdk-lib's does, no more and no less", () => {
  const ours = properties("BookTripStateMachineRole");
  const [policy, ...others] = ours["Policies"] as { PolicyDocument: { Statement: Statement[] } }[];
  const cdk = rolesOfCdk();
  expect(others).toEqual([]);
  expect(trust(ours["AssumeRolePolicyDocument"])).toEqual(trust(cdk.assume));
  expect(flat(policy!.PolicyDocument.Statement)).toEqual(flat(cdk.statements));
  expect(flat(cdk.statements)).toHaveLength(2 * bookTrip.tasks.length);
});

test("a workflow is allowed what its annotations say, besides its tasks", () => {
  const permissions = [
    { action: "kms:Decrypt", resource: "arn:aws:kms:*:${AWS::AccountId}:key/orders" },
    { action: "logs:*", resource: "*" },
  ];
  const allowed: CompiledWorkflow = { ...bookTrip, permissions };
  const both = { ...compilation, workflows: [allowed] };
  const made = parse(templateText(both, "json"), { customTags: longForms, version: "1.1" }) as CloudFormation;
  const own = made.Resources["BookTripStateMachineRole"]?.Properties["Policies"] as { PolicyName: string }[];
  expect(own.map(({ PolicyName }) => PolicyName)).toEqual(["InvokeTasks", "Permissions"]);
  expect(own[1]).toEqual({
    PolicyName: "Permissions",
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["kms:Decrypt"],
          Resource: [{ "Fn::Sub": "arn:aws:kms:*:${AWS::AccountId}:key/orders" }],
        },
        { Effect: "Allow", Action: ["logs:*"], Resource: ["*"] },
      ],
    },
  });
  const [workflow] = manifestOf(both, { format: "json", bundle: true }).workflows;
  expect(workflow?.statements.slice(1)).toEqual(
    permissions.map(({ action, resource }) => ({ Effect: "Allow", Action: [action], Resource: [resource] })),
  );
});

test("who watches executions is allowed what aws-cdk-lib allows, and told where", () => {
  const watched = { tracing: true, logging: { level: "ERROR", data: true } };
  const seen = { ...compilation, workflows: [{ ...bookTrip, watched }] };
  const { Resources } = parse(templateText(seen, "json"), { customTags: longForms, version: "1.1" }) as CloudFormation;
  const stack = new Stack(new App(), "Test");
  const body = DefinitionBody.fromChainable(new Pass(stack, "Nothing"));
  const destination = new LogGroup(stack, "Logs");
  const logs = { destination, level: LogLevel.ERROR, includeExecutionData: true };
  new StateMachine(stack, "Machine", { definitionBody: body, tracingEnabled: true, logs });
  const cdk = Template.fromStack(stack).toJSON() as CloudFormation;
  const machineOf = (all: CloudFormation["Resources"]) =>
    Object.values(all).find(({ Type }) => Type === "AWS::StepFunctions::StateMachine")?.Properties ?? {};
  for (const field of ["TracingConfiguration", "LoggingConfiguration"])
    expect(withoutIds(machineOf(Resources)[field])).toEqual(withoutIds(machineOf(cdk.Resources)[field]));
  expect(Resources["BookTripStateMachineLogs"]?.Type).toBe("AWS::Logs::LogGroup");
  const { Policies } = Resources["BookTripStateMachineRole"]?.Properties as {
    Policies: { PolicyDocument: Document }[];
  };
  const [policy] = Object.values(cdk.Resources).filter(({ Type }) => Type === "AWS::IAM::Policy");
  const actionsIn = ({ Statement }: Document) =>
    Statement.filter(({ Resource }) => [Resource].flat().includes("*"))
      .flatMap(({ Action }) => Action)
      .sort();
  expect(Policies.flatMap(({ PolicyDocument }) => actionsIn(PolicyDocument)).sort()).toEqual(
    actionsIn(policy?.Properties["PolicyDocument"] as Document),
  );
  expect(manifestOf(seen, { format: "json", bundle: true }).workflows[0]?.watched).toEqual(watched);
});

interface Document {
  Statement: { Action: string | string[]; Resource: unknown }[];
}

function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"Fn::GetAtt":\["\w+"/g, '"Fn::GetAtt":["Logs"'));
}

test("a workflow without tasks needs no permission and no substitution", () => {
  const alone = { ...bookTrip, tasks: [] };
  const made = parse(templateText({ ...compilation, workflows: [alone], tasks: [] }, "yaml"), {
    customTags: longForms,
  }) as CloudFormation;
  expect(made.Resources["BookTripStateMachineRole"]?.Properties).not.toHaveProperty("Policies");
  expect(made.Resources["BookTripStateMachine"]?.Properties).toMatchObject({
    DefinitionS3Location: "bookTrip.asl.yaml",
  });
});

test("the manifest lists every file", () => {
  const files = filesOf(manifestOf(compilation, { format: "json", bundle: true }));
  expect(files).toHaveLength(2 + 3 + 2 * 5);
  expect(files).toEqual(expect.arrayContaining(["manifest.json", "template.yaml", "tasks/chargeCard/index.mjs.map"]));
  expect(filesOf(manifestOf(compilation, { format: "yaml", bundle: false }))).toEqual([
    "manifest.json",
    "template.yaml",
    "bookTrip.asl.yaml",
    "bookTrip.asl.map.json",
    "bookTrip.mmd",
  ]);
});

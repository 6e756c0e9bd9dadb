/**
 * `template.yaml`: tasks as SAM functions; state machines and their roles as plain CloudFormation, because SAM's own
 * state machine has neither all its properties nor all its events. No physical names: two copies fit in one account.
 */
import { Document } from "yaml";
import {
  childrenOf,
  functionPlaceholder,
  functionsOf,
  logicalId,
  machinePlaceholder,
  outlinedFunction,
} from "../../compiler/compiled";
import type { Compilation, CompiledWorkflow, TaskDeclaration } from "../../compiler/compiled";
import { getAtt, intrinsics, ref, sub } from "./intrinsics";
import { definitionPath, outlinedFolder, taskFolder } from "./layout";
import type { Format } from "./layout";
import { statementsFor } from "./permissions/derive";
import { mapRunStatements } from "./permissions/map-runs";
import { watchingStatements } from "./permissions/watching";
import { permitted } from "./statements";
import type { Condition, Statement } from "./statements";

const explanation = [
  " Written by sfn-compile: `sam deploy --guided`, or `aws cloudformation package` and `deploy`, puts it on AWS.",
  " Paths are told from this folder.",
].join("\n");

const statesArn = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}";

type Resource = readonly [id: string, resource: object];

/** The text of the template for everything that was compiled. */
export function templateText(compilation: Compilation, format: Format): string {
  const { workflows, tasks } = compilation;
  const document = new Document(
    {
      AWSTemplateFormatVersion: "2010-09-09",
      Transform: "AWS::Serverless-2016-10-31",
      ...parametersOf(workflows),
      Resources: Object.fromEntries([
        ...tasks.map((task): Resource => [functionId(task.name), taskFunction(task)]),
        ...workflows.filter(({ regions }) => regions.length > 0).map(outlinedResource),
        ...workflows.map((workflow): Resource => [roleId(workflow.name), workflowRole(workflow)]),
        ...workflows.map((workflow): Resource => [machineId(workflow.name), stateMachine(workflow, format)]),
        ...workflows.flatMap(logGroup),
        ...workflows.flatMap(mapRunPolicy),
      ]),
      Outputs: Object.fromEntries(
        workflows.map(({ name }) => [`${machineId(name)}Arn`, { Value: ref(machineId(name)) }]),
      ),
    },
    { version: "1.1", customTags: intrinsics, aliasDuplicateObjects: false },
  );
  document.commentBefore = explanation;
  return document.toString({ lineWidth: 0 });
}

/** Texts that cannot end the texts of expressions in which they are put. */
function parametersOf(workflows: readonly CompiledWorkflow[]): object {
  const all = workflows.flatMap(({ parameters = [] }) => parameters);
  const declared = all.map(({ name, default: otherwise }): Resource => [
    name,
    {
      ...(typeof otherwise === "number" ? { Type: "Number" } : { Type: "String", AllowedPattern: safeText }),
      ...(otherwise === null ? {} : { Default: String(otherwise) }),
    },
  ]);
  return declared.length === 0 ? {} : { Parameters: Object.fromEntries(declared) };
}

const safeText = String.raw`[^"\\%{}$]*`;

function functionId(task: string): string {
  return `${logicalId(task)}Function`;
}

function machineId(workflow: string): string {
  return `${logicalId(workflow)}StateMachine`;
}

function roleId(workflow: string): string {
  return `${machineId(workflow)}Role`;
}

function taskFunction(task: TaskDeclaration): object {
  const statements = filledIn(permitted(task));
  return {
    Type: "AWS::Serverless::Function",
    // The bundle is complete: `sam build` has nothing to install or to compile.
    Metadata: { SkipBuild: true },
    Properties: {
      ...(task.description === "" ? {} : { Description: task.description.slice(0, 256) }),
      CodeUri: taskFolder(task.name),
      Handler: "index.handler",
      Runtime: "nodejs22.x",
      Architectures: [task.architecture ?? "arm64"],
      ...(task.memory === null ? {} : { MemorySize: task.memory }),
      ...(task.timeoutSeconds === null ? {} : { Timeout: task.timeoutSeconds }),
      ...(Object.keys(task.environment).length === 0 ? {} : { Environment: { Variables: task.environment } }),
      ...(task.concurrency === null ? {} : { ReservedConcurrentExecutions: task.concurrency }),
      ...(statements.length === 0 ? {} : { Policies: [policy(...statements)] }),
    },
  };
}

/** The code of a workflow that no state could do: it computes, and needs no permission. */
function outlinedResource({ name }: CompiledWorkflow): Resource {
  const properties = {
    Description: `Outlined code of ${name}`.slice(0, 256),
    CodeUri: outlinedFolder(name),
    Handler: "index.handler",
    Runtime: "nodejs22.x",
    Architectures: ["arm64"],
    MemorySize: 512,
    Timeout: 60,
  };
  const resource = { Type: "AWS::Serverless::Function", Metadata: { SkipBuild: true }, Properties: properties };
  return [functionId(outlinedFunction(name)), resource];
}

/** Statements with what CloudFormation has to fill in. */
function filledIn(statements: readonly Statement[]): readonly object[] {
  return statements.map(({ Resource, Condition, ...statement }) => ({
    ...statement,
    Resource: Resource.map(substituted),
    ...(Condition === undefined ? {} : { Condition: filledCondition(Condition) }),
  }));
}

function substituted(text: string): unknown {
  return text.includes("${") ? sub(text) : text;
}

function filledCondition(condition: Condition): object {
  const values = (keys: Condition[string]): object =>
    Object.fromEntries(
      Object.entries(keys).map(([key, value]) => [
        key,
        typeof value === "string" ? substituted(value) : value.map(substituted),
      ]),
    );
  return Object.fromEntries(Object.entries(condition).map(([operator, keys]) => [operator, values(keys)]));
}

/** Statements about machines of the template: what CloudFormation says of one is its ARN. */
function withMachines(statements: readonly Statement[], workflow: CompiledWorkflow): readonly Statement[] {
  const ids = new Map(childrenOf(workflow).map((child) => [`\${${machinePlaceholder(child)}}`, machineId(child)]));
  return statements.map(({ Resource, ...statement }) => ({
    ...statement,
    Resource: Resource.map((resource) => (ids.has(resource) ? `\${${ids.get(resource)}}` : resource)),
  }));
}

/** Assumed by state machines of this account only: nobody else can make Step Functions use it for them. */
function workflowRole(workflow: CompiledWorkflow): object {
  const called = functionsOf(workflow);
  const functions = called.flatMap((task) => [getAtt(functionId(task), "Arn"), sub(`\${${functionId(task)}.Arn}:*`)]);
  const invoke = { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: functions };
  const services = filledIn(withMachines(statementsFor(workflow.definition, workflow.parameters), workflow));
  const more = filledIn(permitted(workflow));
  const watching = watchingStatements(workflow.watched);
  const policies = [
    ...(called.length === 0 ? [] : [{ PolicyName: "InvokeTasks", PolicyDocument: policy(invoke) }]),
    ...(services.length === 0 ? [] : [{ PolicyName: "CallServices", PolicyDocument: policy(...services) }]),
    ...(watching.length === 0 ? [] : [{ PolicyName: "Watch", PolicyDocument: policy(...watching) }]),
    ...(more.length === 0 ? [] : [{ PolicyName: "Permissions", PolicyDocument: policy(...more) }]),
  ];
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: policy({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "states.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": ref("AWS::AccountId") },
          ArnLike: { "aws:SourceArn": sub(`${statesArn}:stateMachine:*`) },
        },
      }),
      ...(policies.length === 0 ? {} : { Policies: policies }),
    },
  };
}

/** What a machine must be allowed of itself: beside its role, which is there before the machine is. */
function mapRunPolicy({ name, definition }: CompiledWorkflow): readonly Resource[] {
  const statements = filledIn(mapRunStatements(definition, machineId(name)));
  if (statements.length === 0) return [];
  const PolicyDocument = policy(...statements);
  const properties = { PolicyName: "RunItems", PolicyDocument, Roles: [ref(roleId(name))] };
  return [[`${machineId(name)}RunItems`, { Type: "AWS::IAM::Policy", Properties: properties }]];
}

function stateMachine(workflow: CompiledWorkflow, format: Format): object {
  const { name, type } = workflow;
  const arns = functionsOf(workflow).map((task): [string, object] => [
    functionPlaceholder(task),
    getAtt(functionId(task), "Arn"),
  ]);
  const machines = childrenOf(workflow).map((child): [string, object] => [
    machinePlaceholder(child),
    ref(machineId(child)),
  ]);
  const given = (workflow.parameters ?? []).map(({ name }): [string, object] => [name, ref(name)]);
  const substituted = [...arns, ...machines, ...given];
  return {
    Type: "AWS::StepFunctions::StateMachine",
    Properties: {
      StateMachineType: type,
      DefinitionS3Location: definitionPath(name, format),
      ...(substituted.length === 0 ? {} : { DefinitionSubstitutions: Object.fromEntries(substituted) }),
      RoleArn: getAtt(roleId(name), "Arn"),
      ...watchedAs(workflow),
    },
  };
}

function logsId(workflow: string): string {
  return `${machineId(workflow)}Logs`;
}

function logGroup({ name, watched }: CompiledWorkflow): readonly Resource[] {
  if (watched === undefined || watched.logging === null) return [];
  return [[logsId(name), { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: 90 } }]];
}

function watchedAs({ name, watched }: CompiledWorkflow): object {
  const { tracing = false, logging = null } = watched ?? {};
  return {
    ...(tracing ? { TracingConfiguration: { Enabled: true } } : {}),
    ...(logging === null
      ? {}
      : {
          LoggingConfiguration: {
            Level: logging.level,
            IncludeExecutionData: logging.data,
            Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: getAtt(logsId(name), "Arn") } }],
          },
        }),
  };
}

function policy(...statements: readonly object[]): object {
  return { Version: "2012-10-17", Statement: statements };
}

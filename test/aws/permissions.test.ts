/** The role of a machine allows what its states do: compared with what CDK's own tasks ask for, and written out where CDK says less. */
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { DefinitionBody, IntegrationPattern, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { TaskStateBase } from "aws-cdk-lib/aws-stepfunctions";
import { CallAwsService, LambdaInvoke, StepFunctionsStartExecution } from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Definition, Json } from "../../compiler/asl/definition";
import { iamActions } from "../../src/build/permissions/actions";
import { statementsFor } from "../../src/build/permissions/derive";

function calling(resource: string, sent: Json): Definition {
  return asking(`arn:aws:states:::aws-sdk:${resource}`, sent);
}

function asking(Resource: string, sent: Json): Definition {
  return {
    QueryLanguage: "JSONata",
    StartAt: "call",
    States: { call: { Type: "Task", Resource, Arguments: sent, End: true } },
  };
}

/** The actions that CDK allows for a call. */
function allowedByCdk(service: string, action: string): unknown {
  const stack = new Stack(new App(), "Test");
  return statementsOfCdk(new CallAwsService(stack, "Call", { service, action, iamResources: ["*"] }))[0]?.Action;
}

/** What CDK lets a machine do that has one task. */
function statementsOfCdk(task: TaskStateBase): readonly { Action: string | string[]; Resource: unknown }[] {
  const stack = Stack.of(task);
  new StateMachine(stack, "Machine", { definitionBody: DefinitionBody.fromChainable(task) });
  const [policy] = Object.values(Template.fromStack(stack).findResources("AWS::IAM::Policy"));
  const document = policy as {
    Properties: { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } };
  };
  return document.Properties.PolicyDocument.Statement;
}

const arn = "arn:aws:lambda:eu-west-1:111122223333:function:charge";

test("a function that exists may be called as CDK allows it", () => {
  const stack = new Stack(new App(), "Test");
  const task = new LambdaInvoke(stack, "Call", { lambdaFunction: LambdaFunction.fromFunctionArn(stack, "F", arn) });
  const [own] = statementsFor(asking("arn:aws:states:::lambda:invoke", { FunctionName: arn, Payload: {} }));
  expect(statementsOfCdk(task)).toMatchObject([{ Action: "lambda:InvokeFunction", Resource: [arn, `${arn}:*`] }]);
  expect(own).toEqual({ Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: [arn, `${arn}:*`] });
});

test.each([
  ["", IntegrationPattern.REQUEST_RESPONSE],
  [".sync:2", IntegrationPattern.RUN_JOB],
])("an execution that is started (%s) may be so as CDK allows it", (suffix, integrationPattern) => {
  const machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:settle";
  const stack = new Stack(new App(), "Test");
  const stateMachine = StateMachine.fromStateMachineArn(stack, "M", machine);
  const task = new StepFunctionsStartExecution(stack, "Call", { stateMachine, integrationPattern });
  const own = statementsFor(asking(`arn:aws:states:::states:startExecution${suffix}`, { StateMachineArn: machine }));
  const actions = (statements: readonly { Action: string | readonly string[] }[]): readonly string[] =>
    statements.flatMap(({ Action }) => Action).sort();
  expect(actions(own)).toEqual(actions(statementsOfCdk(task)));
  expect(own.find(({ Action }) => Action.includes("states:StartExecution"))?.Resource).toEqual([machine]);
});

test("with a role of its own a call needs nothing but to assume it", () => {
  const role = "arn:aws:iam::444455556666:role/caller";
  const { States, ...machine } = asking("arn:aws:states:::lambda:invoke", { FunctionName: arn });
  const call = { ...States["call"]!, Credentials: { RoleArn: role } } as Definition["States"][string];
  expect(statementsFor({ ...machine, States: { call } })).toEqual([
    { Effect: "Allow", Action: ["sts:AssumeRole"], Resource: [role] },
  ]);
});

test.each([
  ["dynamodb", "putItem"],
  ["sqs", "sendMessage"],
  ["sns", "publish"],
  ["sfn", "startExecution"],
  ["cloudwatchlogs", "putLogEvents"],
  ["efs", "describeFileSystems"],
  ["elasticloadbalancingv2", "describeTargetHealth"],
  ["bedrockagent", "getPrompt"],
  ["mediapackagevod", "listAssets"],
  ["mwaa", "getEnvironment"],
  ["rds", "describeDBInstances"],
])("%s:%s is the action that CDK allows", (service, action) => {
  const [own] = iamActions(service, action);
  // IAM does not tell `PutItem` from `putItem`, which is how CDK writes it.
  expect(own?.toLowerCase()).toBe(String(allowedByCdk(service, action)).toLowerCase());
});

const here = "${AWS::Region}:${AWS::AccountId}";

test.each<[string, Json, readonly string[], readonly string[]]>([
  [
    "dynamodb:putItem",
    { TableName: "orders" },
    ["dynamodb:PutItem"],
    [`arn:\${AWS::Partition}:dynamodb:${here}:table/orders`],
  ],
  [
    "dynamodb:query",
    { TableName: "orders", IndexName: "byDay" },
    ["dynamodb:Query"],
    [
      `arn:\${AWS::Partition}:dynamodb:${here}:table/orders`,
      `arn:\${AWS::Partition}:dynamodb:${here}:table/orders/index/byDay`,
    ],
  ],
  ["s3:getObject", { Bucket: "b", Key: "{% $key %}" }, ["s3:GetObject"], ["arn:${AWS::Partition}:s3:::b/*"]],
  ["s3:listObjectsV2", { Bucket: "b" }, ["s3:ListBucket"], ["arn:${AWS::Partition}:s3:::b"]],
  [
    "sqs:sendMessage",
    { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/warehouse" },
    ["sqs:SendMessage"],
    ["arn:${AWS::Partition}:sqs:eu-west-1:111122223333:warehouse"],
  ],
  [
    "eventbridge:putEvents",
    { Entries: [{ Source: "orders" }] },
    ["events:PutEvents"],
    [`arn:\${AWS::Partition}:events:${here}:event-bus/default`],
  ],
  ["rds:describeDBInstances", {}, ["rds:DescribeDBInstances"], ["*"]],
  ["dynamodb:putItem", { TableName: "{% $table %}" }, ["dynamodb:PutItem"], ["*"]],
])("%s of %j", (resource, sent, Action, Resource) => {
  expect(statementsFor(calling(resource, sent))).toEqual([{ Effect: "Allow", Action, Resource }]);
});

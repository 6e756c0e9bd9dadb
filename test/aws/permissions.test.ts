/** The role of a machine allows what its states do: compared with what CDK's own tasks ask for, and written out where CDK says less. */
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { DefinitionBody, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { CallAwsService } from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Definition, Json } from "../../compiler/asl/definition";
import { iamActions } from "../../src/build/permissions/actions";
import { statementsFor } from "../../src/build/permissions/derive";

function calling(resource: string, sent: Json): Definition {
  const Resource = `arn:aws:states:::aws-sdk:${resource}`;
  return {
    QueryLanguage: "JSONata",
    StartAt: "call",
    States: { call: { Type: "Task", Resource, Arguments: sent, End: true } },
  };
}

/** The actions that CDK allows for a call. */
function allowedByCdk(service: string, action: string): unknown {
  const stack = new Stack(new App(), "Test");
  const task = new CallAwsService(stack, "Call", { service, action, iamResources: ["*"] });
  new StateMachine(stack, "Machine", { definitionBody: DefinitionBody.fromChainable(task) });
  const [policy] = Object.values(Template.fromStack(stack).findResources("AWS::IAM::Policy"));
  const document = policy as { Properties: { PolicyDocument: { Statement: { Action: unknown }[] } } };
  return document.Properties.PolicyDocument.Statement[0]?.Action;
}

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

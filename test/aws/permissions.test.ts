/** The role of a machine allows what its states do, on what their arguments name: written out where CDK says less than that. */
import type { Definition, Json } from "../../compiler/asl/definition";
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

const arn = "arn:aws:lambda:eu-west-1:111122223333:function:charge";

test("with a role of its own a call needs nothing but to assume it", () => {
  const role = "arn:aws:iam::444455556666:role/caller";
  const { States, ...machine } = asking("arn:aws:states:::lambda:invoke", { FunctionName: arn });
  const call = { ...States["call"]!, Credentials: { RoleArn: role } } as Definition["States"][string];
  expect(statementsFor({ ...machine, States: { call } })).toEqual([
    { Effect: "Allow", Action: ["sts:AssumeRole"], Resource: [role] },
  ]);
});

const here = "${AWS::Region}:${AWS::AccountId}";
const events = ["events:DescribeRule", "events:PutRule", "events:PutTargets"];
const ruleFor = (name: string) => `arn:\${AWS::Partition}:events:${here}:rule/StepFunctionsGet${name}Rule`;

test("a task definition is allowed in any revision, unless one is named", () => {
  const run = (TaskDefinition: string) =>
    statementsFor(asking("arn:aws:states:::ecs:runTask", { TaskDefinition })).find(({ Action }) =>
      Action.includes("ecs:RunTask"),
    )?.Resource;
  const family = `arn:\${AWS::Partition}:ecs:${here}:task-definition/report`;
  expect(run("report")).toEqual([`${family}:*`]);
  expect(run("report:7")).toEqual([`${family}:7`]);
  expect(run("arn:aws:ecs:eu-west-1:111122223333:task-definition/report")).toEqual([
    "arn:aws:ecs:eu-west-1:111122223333:task-definition/report:*",
  ]);
  expect(run("${ReportTaskArn}")).toEqual(["${ReportTaskArn}", "${ReportTaskArn}:*"]);
});

test("a run on EMR Serverless may be started, followed and stopped, and its role handed to EMR Serverless only", () => {
  const ExecutionRoleArn = "arn:aws:iam::111122223333:role/spark";
  const application = `arn:\${AWS::Partition}:emr-serverless:${here}:/applications/a1`;
  expect(
    statementsFor(
      asking("arn:aws:states:::emr-serverless:startJobRun.sync", { ApplicationId: "a1", ExecutionRoleArn }),
    ),
  ).toEqual([
    {
      Effect: "Allow",
      Action: ["emr-serverless:CancelJobRun", "emr-serverless:GetJobRun"],
      Resource: [`${application}/jobruns/*`],
    },
    { Effect: "Allow", Action: ["emr-serverless:StartJobRun"], Resource: [application] },
    { Effect: "Allow", Action: events, Resource: [ruleFor("EventsForEMRServerlessJob")] },
    {
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [ExecutionRoleArn],
      Condition: { StringEquals: { "iam:PassedToService": "emr-serverless.amazonaws.com" } },
    },
  ]);
});

test("a role that is only named is one of the account, and a cluster may have what cleans up after it", () => {
  const sent = { Name: "n", ServiceRole: "EMR_DefaultRole", JobFlowRole: "EMR_EC2_DefaultRole" };
  const statements = statementsFor(asking("arn:aws:states:::elasticmapreduce:createCluster.sync", sent));
  const role = (name: string) => `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${name}`;
  expect(statements.find(({ Action }) => Action.includes("iam:PassRole"))?.Resource).toEqual([
    role("EMR_DefaultRole"),
    role("EMR_EC2_DefaultRole"),
  ]);
  expect(statements.find(({ Action }) => Action.includes("iam:CreateServiceLinkedRole"))?.Condition).toEqual({
    StringEquals: { "iam:AWSServiceName": ["elasticmapreduce.amazonaws.com", "elasticmapreduce.amazonaws.com.cn"] },
  });
});

test.each<[string, Json, object | undefined, string]>([
  [
    "all of it",
    {
      ApiEndpoint: "https://api.example.com/orders",
      Method: "POST",
      InvocationConfig: { ConnectionArn: "arn:aws:events:eu-west-1:111122223333:connection/shop/0a" },
    },
    { StringEquals: { "states:HTTPEndpoint": "https://api.example.com/orders", "states:HTTPMethod": "POST" } },
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:events!connection/shop/*",
  ],
  [
    "where it begins",
    { ApiEndpoint: '{% "https://api.example.com/orders/" & $id %}', Method: "GET" },
    {
      StringLike: { "states:HTTPEndpoint": "https://api.example.com/orders/*" },
      StringEquals: { "states:HTTPMethod": "GET" },
    },
    `arn:\${AWS::Partition}:secretsmanager:${here}:secret:events!connection/*`,
  ],
  [
    "nothing",
    { ApiEndpoint: '{% "https://a.example/" & $id ? $one : $two %}', Method: "{% $method %}" },
    undefined,
    `arn:\${AWS::Partition}:secretsmanager:${here}:secret:events!connection/*`,
  ],
])("of the address of a web API %s is known", (_, sent, condition, secret) => {
  const statements = statementsFor(asking("arn:aws:states:::http:invoke", sent));
  expect(statements.find(({ Action }) => Action.includes("states:InvokeHTTPEndpoint"))?.Condition).toEqual(condition);
  expect(statements.find(({ Action }) => Action.includes("secretsmanager:GetSecretValue"))?.Resource).toEqual([secret]);
});

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

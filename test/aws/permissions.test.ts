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

/** On what a call is allowed, where its arguments name it: as CDK names the same resource, and on nothing else. */
import { Stack } from "aws-cdk-lib";
import { FoundationModel, FoundationModelIdentifier } from "aws-cdk-lib/aws-bedrock";
import { Connection } from "aws-cdk-lib/aws-events";
import { Role } from "aws-cdk-lib/aws-iam";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { IntegrationPattern, TaskInput } from "aws-cdk-lib/aws-stepfunctions";
import * as tasks from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Json } from "../../compiler/asl/definition";
import { statementsFor } from "../../src/build/permissions/derive";
import { allowedByCdk, pairsOf, type Pairs } from "./cdk";

const claude = "anthropic.claude-3-5-sonnet-20240620-v1:0";

function own(Resource: string, Arguments: Json): Pairs {
  return pairsOf(
    statementsFor({
      States: { call: { Type: "Task", Resource: `arn:aws:states:::${Resource}`, Arguments, End: true } },
    }),
  );
}

test.each<[call: string, sent: Json, arnOf: (stack: Stack) => string]>([
  [
    "secretsmanager:getSecretValue",
    { SecretId: "shop/db" },
    (stack) => Secret.fromSecretNameV2(stack, "S", "shop/db").secretArn,
  ],
  [
    "ssm:getParameter",
    { Name: "/shop/db" },
    (stack) => StringParameter.fromStringParameterName(stack, "P", "/shop/db").parameterArn,
  ],
  [
    "bedrockruntime:converse",
    { ModelId: claude },
    (stack) => FoundationModel.fromFoundationModelId(stack, "M", new FoundationModelIdentifier(claude)).modelArn,
  ],
])("%s is allowed where CDK sees what bears this name", (call, sent, arnOf) => {
  const stack = new Stack();
  const [resources = []] = Object.values(own(`aws-sdk:${call}`, sent));
  const [found] = Object.values(pairsOf([{ Action: call, Resource: stack.resolve(arnOf(stack)) as unknown }]));
  // CDK adds the end of a secret's ARN where it grants something.
  expect(resources.map((arn) => arn.replace(/-\?{6}$/, ""))).toEqual(found);
});

test.each<[call: string, sent: Json, ends: readonly string[]]>([
  ["dynamodb:batchWriteItem", { RequestItems: { orders: [], lines: [] } }, ["table/orders", "table/lines"]],
  ["dynamodb:transactWriteItems", { TransactItems: [{ Put: { TableName: "orders" } }] }, ["table/orders"]],
  ["dynamodb:transactWriteItems", { TransactItems: [{ Put: { TableName: "{% $t %}" } }] }, ["*"]],
  ["s3:copyObject", { Bucket: "to", Key: "k", CopySource: "from/a?versionId=1" }, ["to/k", "from/a"]],
  ["secretsmanager:getSecretValue", { SecretId: "shop" }, ["secret:shop-??????"]],
  ["glue:getTable", { DatabaseName: "d", Name: "t" }, ["*"]],
  ["glue:startCrawler", { Name: "c" }, ["crawler/c"]],
  ["sfn:startExecution", { StateMachineArn: "arn:aws:states:eu:1:stateMachine:m:PROD" }, ["stateMachine:m"]],
  ["bedrockruntime:converse", { ModelId: `eu.${claude}` }, ["*"]],
])("%s of %j is allowed on that", (call, sent, ends) => {
  for (const resources of Object.values(own(`aws-sdk:${call}`, sent))) {
    expect(resources).toHaveLength(ends.length);
    for (const end of ends) expect(resources.some((arn) => arn.endsWith(end))).toBe(true);
  }
});

test("a model that is named is allowed, and no other, however it is called", () => {
  const ModelId = "arn:aws:bedrock:eu-west-1::foundation-model/m";
  expect(own("bedrock:invokeModel", { ModelId, Body: {} })).toEqual({ "bedrock:invokemodel": [ModelId] });
});

test("a job of SageMaker may be what CDK allows, on the job that is named, but for the role of its model", () => {
  const cdk = allowedByCdk(
    (stack) =>
      new tasks.SageMakerCreateTransformJob(stack, "T", {
        transformJobName: "j",
        modelName: "m",
        role: Role.fromRoleArn(stack, "Role", "arn:aws:iam::111122223333:role/media"),
        transformInput: { transformDataSource: { s3DataSource: { s3Uri: "s3://in" } } },
        transformOutput: { s3OutputPath: "s3://out" },
        integrationPattern: IntegrationPattern.RUN_JOB,
      }),
  );
  const { "iam:passrole": passed, ...named } = cdk;
  expect(passed).toHaveLength(1);
  const allowed = own("sagemaker:createTransformJob.sync", { TransformJobName: "j", ModelName: "m" });
  expect(allowed).toEqual(JSON.parse(JSON.stringify(named).replaceAll("transform-job/*", "transform-job/j")));
});

test("a web API is called as CDK allows it, with the secret of its connection, whose last characters AWS makes up", () => {
  const connectionArn = "arn:aws:events:eu-west-1:111122223333:connection/c/1";
  const connectionSecretArn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:events!connection/c/1";
  const cdk = allowedByCdk(
    (stack) =>
      new tasks.HttpInvoke(stack, "T", {
        apiRoot: "https://shop.example",
        apiEndpoint: TaskInput.fromText("orders"),
        method: TaskInput.fromText("GET"),
        connection: Connection.fromConnectionAttributes(stack, "C", {
          connectionArn,
          connectionName: "c",
          connectionSecretArn,
        }),
      }),
  );
  const sent = {
    ApiEndpoint: "https://shop.example/orders",
    Method: "GET",
    InvocationConfig: { ConnectionArn: connectionArn },
  };
  expect(own("http:invoke", sent)).toEqual(
    JSON.parse(JSON.stringify(cdk).replaceAll("secret:events!connection/c/1", "secret:events!connection/c/*")),
  );
});

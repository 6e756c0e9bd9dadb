/** What a role allows, held against what CDK allows for its own tasks: functions, executions, jobs, callbacks, services. */
import type { Stack } from "aws-cdk-lib";
import { FoundationModel, FoundationModelIdentifier } from "aws-cdk-lib/aws-bedrock";
import { Project } from "aws-cdk-lib/aws-codebuild";
import { Table } from "aws-cdk-lib/aws-dynamodb";
import { EventBus } from "aws-cdk-lib/aws-events";
import { Role } from "aws-cdk-lib/aws-iam";
import { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { IntegrationPattern, JsonPath, StateMachine, TaskInput, type IChainable } from "aws-cdk-lib/aws-stepfunctions";
import * as tasks from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Json } from "../../compiler/asl/definition";
import { iamActions } from "../../src/build/permissions/actions";
import { statementsFor } from "../../src/build/permissions/derive";
import { allowedByCdk, pairsOf, type Pairs } from "./cdk";

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;
const account = "111122223333";
const build = (stack: Stack) => Project.fromProjectName(stack, "Project", "site");
const rolesOf = { role: "arn:aws:iam::111122223333:role/media" };

type Made = (stack: Stack, integrationPattern: IntegrationPattern) => IChainable;

function own(Resource: string, Arguments: Json): Pairs {
  return pairsOf(
    statementsFor({
      States: { call: { Type: "Task", Resource: `arn:aws:states:::${Resource}`, Arguments, End: true } },
    }),
  );
}

/** Where CDK has one task, an action and its arguments in the machine; `sync` is how it is waited for. */
const jobs: readonly (readonly [call: string, sent: Json, make: Made])[] = [
  [
    "glue:startJobRun",
    { JobName: "nightly" },
    (stack, integrationPattern) =>
      new tasks.GlueStartJobRun(stack, "T", { glueJobName: "nightly", integrationPattern }),
  ],
  [
    "batch:submitJob",
    { JobName: "a", JobQueue: "arn:aws:batch:eu-west-1:111122223333:job-queue/q", JobDefinition: "d" },
    (stack, integrationPattern) =>
      new tasks.BatchSubmitJob(stack, "T", {
        jobName: "a",
        jobDefinitionArn: "arn:aws:batch:eu-west-1:111122223333:job-definition/d:1",
        jobQueueArn: "arn:aws:batch:eu-west-1:111122223333:job-queue/q",
        integrationPattern,
      }),
  ],
  [
    "codebuild:startBuild",
    { ProjectName: "site" },
    (stack, integrationPattern) =>
      new tasks.CodeBuildStartBuild(stack, "T", { project: build(stack), integrationPattern }),
  ],
  [
    "codebuild:startBuildBatch",
    { ProjectName: "site" },
    (stack, integrationPattern) =>
      new tasks.CodeBuildStartBuildBatch(stack, "T", { project: build(stack), integrationPattern }),
  ],
  [
    "databrew:startJobRun",
    { Name: "clean" },
    (stack, integrationPattern) => new tasks.GlueDataBrewStartJobRun(stack, "T", { name: "clean", integrationPattern }),
  ],
  [
    "elasticmapreduce:addStep",
    { ClusterId: "{% $cluster %}" },
    (stack, integrationPattern) =>
      new tasks.EmrAddStep(stack, "T", { clusterId: "j-1", name: "n", jar: "j", integrationPattern }),
  ],
  [
    "elasticmapreduce:terminateCluster",
    { ClusterId: "{% $cluster %}" },
    (stack, integrationPattern) => new tasks.EmrTerminateCluster(stack, "T", { clusterId: "j-1", integrationPattern }),
  ],
  [
    "emr-containers:startJobRun",
    { VirtualClusterId: "vc", ExecutionRoleArn: rolesOf.role },
    (stack, integrationPattern) =>
      new tasks.EmrContainersStartJobRun(stack, "T", {
        virtualCluster: tasks.VirtualClusterInput.fromVirtualClusterId("vc"),
        releaseLabel: tasks.ReleaseLabel.EMR_6_2_0,
        executionRole: Role.fromRoleArn(stack, "Role", rolesOf.role, { mutable: false }),
        jobDriver: { sparkSubmitJobDriver: { entryPoint: TaskInput.fromText("local:///main.py") } },
        integrationPattern,
      }),
  ],
  [
    "mediaconvert:createJob",
    { Role: rolesOf.role, Settings: {} },
    (stack, integrationPattern) =>
      new tasks.MediaConvertCreateJob(stack, "T", {
        createJobRequest: { Role: rolesOf.role, Settings: {} },
        integrationPattern,
      }),
  ],
];

test.each(jobs)("who waits for %s may do what CDK allows", (call, sent, make) => {
  const cdk = allowedByCdk((stack) => make(stack, RUN_JOB));
  expect(own(`${call}.sync`, sent)).toEqual(cdk);
});

test("who only starts a job may do no more than CDK allows, and needs no rule", () => {
  for (const [call, sent, make] of jobs) {
    const cdk = allowedByCdk((stack) => make(stack, REQUEST_RESPONSE));
    for (const [action, resources] of Object.entries(own(call, sent))) {
      expect(action).not.toMatch(/^events:/);
      if (!/^mediaconvert:(get|cancel)job$/.test(action))
        expect({ call, action, resources: cdk[action] }).toEqual({ call, action, resources });
    }
  }
});

test("a model may be made as CDK allows it, and besides be asked about and stopped", () => {
  const model = "amazon.titan-text-express-v1";
  const cdk = allowedByCdk(
    (stack) =>
      new tasks.BedrockCreateModelCustomizationJob(stack, "T", {
        baseModel: FoundationModel.fromFoundationModelId(stack, "M", new FoundationModelIdentifier(model)),
        customModelName: "own",
        jobName: "tune",
        role: Role.fromRoleArn(stack, "Role", rolesOf.role, { mutable: false }),
        outputData: { bucket: Bucket.fromBucketName(stack, "Made", "made") },
        validationData: [{ bucket: Bucket.fromBucketName(stack, "Tried", "tried") }],
        trainingData: { bucket: Bucket.fromBucketName(stack, "Given", "given") },
        integrationPattern: RUN_JOB,
      }),
  );
  const jobsOfModels = `arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:model-customization-job/*`;
  expect(
    own("bedrock:createModelCustomizationJob.sync", { BaseModelIdentifier: model, RoleArn: rolesOf.role }),
  ).toEqual({
    ...cdk,
    "bedrock:getmodelcustomizationjob": [jobsOfModels],
    "bedrock:stopmodelcustomizationjob": [jobsOfModels],
  });
});

test("a query may do what CDK allows, but what its tables and its bucket need, which only `@permission` can say", () => {
  const cdk = allowedByCdk(
    (stack) => new tasks.AthenaStartQueryExecution(stack, "T", { queryString: "q", workGroup: "w" }),
  );
  const actions = Object.keys(own("athena:startQueryExecution", { WorkGroup: "w" }));
  expect(actions).toEqual(Object.keys(cdk).filter((action) => action.startsWith("athena:")));
  expect(
    Object.keys(cdk)
      .filter((action) => !actions.includes(action))
      .every((action) => /^(s3|glue|lakeformation):/.test(action)),
  ).toBe(true);
});

/** The same calls as the SDK makes them. */
const calls: readonly (readonly [call: string, sent: Json, make: (stack: Stack) => IChainable])[] = [
  ...(["GetItem", "PutItem", "UpdateItem", "DeleteItem"] as const).map((action) => {
    const make = (stack: Stack): IChainable => {
      const table = Table.fromTableName(stack, "Table", "orders");
      const key = { id: tasks.DynamoAttributeValue.fromString("1") };
      return action === "PutItem"
        ? new tasks.DynamoPutItem(stack, "T", { table, item: key })
        : new tasks[`Dynamo${action}`](stack, "T", { table, key });
    };
    const name = `${action.charAt(0).toLowerCase()}${action.slice(1)}`;
    return [`aws-sdk:dynamodb:${name}`, { TableName: "orders" }, make] as const;
  }),
  [
    "aws-sdk:sns:publish",
    { TopicArn: `arn:aws:sns:eu-west-1:${account}:news` },
    (stack) =>
      new tasks.SnsPublish(stack, "T", {
        topic: Topic.fromTopicArn(stack, "Topic", `arn:aws:sns:eu-west-1:${account}:news`),
        message: TaskInput.fromText("m"),
      }),
  ],
  [
    "aws-sdk:eventbridge:putEvents",
    { Entries: [{ EventBusName: "arn:aws:events:eu-west-1:111122223333:event-bus/orders" }] },
    (stack) =>
      new tasks.EventBridgePutEvents(stack, "T", {
        entries: [
          {
            detail: TaskInput.fromText("d"),
            detailType: "t",
            source: "s",
            eventBus: EventBus.fromEventBusArn(stack, "Bus", "arn:aws:events:eu-west-1:111122223333:event-bus/orders"),
          },
        ],
      }),
  ],
];

test.each(calls)("%s may do what CDK's own task may", (call, sent, make) => {
  expect(own(call, sent)).toEqual(allowedByCdk(make));
});

test("a message that carries a token needs no more than any other", () => {
  const sent = { QueueUrl: `https://sqs.eu-west-1.amazonaws.com/${account}/asked`, MessageBody: "m" };
  const cdk = allowedByCdk(
    (stack) =>
      new tasks.SqsSendMessage(stack, "T", {
        queue: Queue.fromQueueArn(stack, "Queue", `arn:aws:sqs:eu-west-1:${account}:asked`),
        messageBody: TaskInput.fromText(JsonPath.taskToken),
        integrationPattern: WAIT_FOR_TASK_TOKEN,
      }),
  );
  expect(cdk).toEqual({ "sqs:sendmessage": [`arn:aws:sqs:eu-west-1:${account}:asked`] });
  for (const call of ["aws-sdk:sqs:sendMessage.waitForTaskToken", "sqs:sendMessage.waitForTaskToken"])
    expect(own(call, sent)).toEqual({ "sqs:sendmessage": [`arn:\${AWS::Partition}:sqs:eu-west-1:${account}:asked`] });
});

test("a function that exists may be called as CDK allows it", () => {
  const arn = `arn:aws:lambda:eu-west-1:${account}:function:charge`;
  const cdk = allowedByCdk(
    (stack) => new tasks.LambdaInvoke(stack, "T", { lambdaFunction: LambdaFunction.fromFunctionArn(stack, "F", arn) }),
  );
  expect(own("lambda:invoke", { FunctionName: arn, Payload: {} })).toEqual(cdk);
});

test.each([
  ["", REQUEST_RESPONSE],
  [".sync:2", RUN_JOB],
])("an execution that is started (%s) may be so as CDK allows it", (suffix, integrationPattern) => {
  const machine = `arn:aws:states:eu-west-1:${account}:stateMachine:settle`;
  const cdk = allowedByCdk((stack) => {
    const stateMachine = StateMachine.fromStateMachineArn(stack, "Other", machine);
    return new tasks.StepFunctionsStartExecution(stack, "T", { stateMachine, integrationPattern });
  });
  const allowed = own(`states:startExecution${suffix}`, { StateMachineArn: machine });
  expect(Object.keys(allowed)).toEqual(Object.keys(cdk));
  expect(allowed["states:startexecution"]).toEqual([machine]);
});

test.each([
  ["efs", "describeFileSystems"],
  ["elasticloadbalancingv2", "describeTargetHealth"],
  ["bedrockagent", "getPrompt"],
  ["mediapackagevod", "listAssets"],
  ["mwaa", "getEnvironment"],
  ["rds", "describeDBInstances"],
])("%s:%s is the action that CDK allows", (service, action) => {
  const cdk = allowedByCdk((stack) => new tasks.CallAwsService(stack, "T", { service, action, iamResources: ["*"] }));
  expect(iamActions(service, action).map((name) => name.toLowerCase())).toEqual(Object.keys(cdk));
});

/** The tables about services hold no row that says nothing, and none that contradicts another. */
import { jobPatterns, jobResource } from "../../compiler/aws/jobs";
import { passing } from "../../compiler/1-read/sdk/transient";
import { actions } from "../../src/build/permissions/actions";
import { jobs } from "../../src/build/permissions/job-rows";
import { iamPrefix, prefixes } from "../../src/build/permissions/prefixes";
import { rows } from "../../src/build/permissions/resources";
import { callKey, job } from "../../src/words/existing";
import type { Jobs } from "../../src/words/jobs/jobs";

const services = Object.keys(rows);

test("a prefix is another name than the service's", () => {
  expect(Object.entries(prefixes).filter(([service, prefix]) => service === prefix)).toEqual([]);
});

test("an action that is named is one of IAM, and not the one that its call would have anyway", () => {
  for (const [call, allowed] of Object.entries(actions)) {
    const [service = "", action = ""] = call.split(":");
    const plain = `${iamPrefix(service)}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
    expect(allowed).not.toEqual([plain]);
    expect(allowed.filter((name) => !/^[a-z][a-z0-9-]*:[A-Z]\w+$/.test(name))).toEqual([]);
  }
});

test("no two kinds of jobs are told of by one rule", () => {
  const kinds = new Map(
    Object.entries(jobs).flatMap(([call, { rule }]) => (rule === undefined ? [] : [[rule, subjectOf(call)] as const])),
  );
  for (const [call, { rule }] of Object.entries(jobs))
    if (rule !== undefined) expect([call, kinds.get(rule)]).toEqual([call, subjectOf(call)]);
});

/** `emr-serverless:startApplication` and `…:stopApplication` are about one thing. */
function subjectOf(call: string): string {
  return call.replace(/:(start|stop|create|terminate|add|submit|run)/, ":");
}

/** Every job that the word `job` has types for; that it is each of them, the compiler of TypeScript sees to. */
const typed: { readonly [Name in keyof Jobs]: true } = {
  "athena:startQueryExecution": true,
  "batch:submitJob": true,
  "bedrock:createModelCustomizationJob": true,
  "codebuild:startBuild": true,
  "codebuild:startBuildBatch": true,
  "databrew:startJobRun": true,
  "ecs:runTask": true,
  "eks:runJob": true,
  "elasticmapreduce:addStep": true,
  "elasticmapreduce:createCluster": true,
  "elasticmapreduce:terminateCluster": true,
  "emr-containers:startJobRun": true,
  "emr-serverless:startApplication": true,
  "emr-serverless:startJobRun": true,
  "emr-serverless:stopApplication": true,
  "glue:startJobRun": true,
  "mediaconvert:createJob": true,
  "sagemaker:createHyperParameterTuningJob": true,
  "sagemaker:createProcessingJob": true,
  "sagemaker:createTrainingJob": true,
  "sagemaker:createTransformJob": true,
  "states:startExecution": true,
};

test("a job has types, a resource and permissions, or none of them", () => {
  expect(Object.keys(jobPatterns)).toEqual(Object.keys(typed));
  // Executions have statements of their own, those of child workflows.
  expect([...Object.keys(jobs), "states:startExecution"]).toEqual(Object.keys(typed));
  for (const name of Object.keys(typed) as (keyof Jobs)[])
    expect(Reflect.get(job(name), callKey)).toBe(jobResource(name));
});

test("what arguments name is an ARN, and nothing that only a run knows is taken for a name", () => {
  const odd = new Map(["TableName", "Bucket", "QueueUrl", "TopicArn"].map((member) => [member, "{% $name %}"]));
  for (const service of services) expect(rows[service]?.(Object.fromEntries(odd), "getItem") ?? null).toBe(null);
  expect(rows["dynamodb"]?.({ TableName: "orders" }, "getItem")?.[0]).toMatch(/^arn:.*table\/orders$/);
});

test("throttling is met with another try, and a condition that fails is not", () => {
  expect(passing.has("ThrottlingException")).toBe(true);
  expect(passing.has("ConditionalCheckFailedException")).toBe(false);
});

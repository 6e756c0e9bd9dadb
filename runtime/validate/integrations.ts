/**
 * The services that a Task state can call directly, and the ways in which each can be called.
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */

/** `sync2` is `.sync:2`, whose result is JSON instead of text. */
export type Pattern = "response" | "sync" | "sync2" | "token";

const response: readonly Pattern[] = ["response"];
const job: readonly Pattern[] = ["response", "sync"];
const callback: readonly Pattern[] = ["response", "token"];
const every: readonly Pattern[] = ["response", "sync", "token"];

type Actions = { readonly [action: string]: readonly Pattern[] };

function each(patterns: readonly Pattern[], ...actions: readonly string[]): Actions {
  return Object.fromEntries(actions.map((action) => [action, patterns]));
}

/** Service → action → patterns. */
const optimized: { readonly [service: string]: Actions } = {
  apigateway: each(callback, "invoke"),
  athena: {
    ...each(job, "startQueryExecution"),
    ...each(response, "getQueryExecution", "getQueryResults", "stopQueryExecution"),
  },
  batch: each(job, "submitJob"),
  bedrock: { ...each(every, "invokeModel"), ...each(job, "createModelCustomizationJob") },
  codebuild: {
    ...each(job, "startBuild", "startBuildBatch"),
    ...each(response, "batchDeleteBuilds", "batchGetReports", "retryBuildBatch", "stopBuild", "stopBuildBatch"),
  },
  databrew: each(job, "startJobRun"),
  dynamodb: each(response, "deleteItem", "getItem", "putItem", "updateItem"),
  ecs: each(every, "runTask"),
  eks: {
    ...each(job, "createCluster", "createFargateProfile", "createNodegroup"),
    ...each(job, "deleteCluster", "deleteFargateProfile", "deleteNodegroup"),
    ...each(response, "call"),
    ...each(every, "runJob"),
  },
  elasticmapreduce: {
    ...each(job, "addStep", "createCluster", "terminateCluster"),
    ...each(response, "cancelStep", "modifyInstanceFleetByName", "modifyInstanceGroupByName"),
    ...each(response, "setClusterTerminationProtection"),
  },
  "emr-containers": each(job, "createVirtualCluster", "deleteVirtualCluster", "startJobRun"),
  "emr-serverless": {
    ...each(job, "cancelJobRun", "createApplication", "deleteApplication", "startApplication", "startJobRun"),
    ...each(job, "stopApplication"),
  },
  events: each(callback, "putEvents"),
  glue: each(job, "startJobRun"),
  http: each(response, "invoke"),
  lambda: each(callback, "invoke"),
  mediaconvert: each(job, "createJob"),
  sagemaker: {
    ...each(job, "createHyperParameterTuningJob", "createLabelingJob", "createProcessingJob", "createTrainingJob"),
    ...each(job, "createTransformJob"),
    ...each(response, "createEndpoint", "createEndpointConfig", "createModel", "updateEndpoint"),
  },
  sns: each(callback, "publish"),
  sqs: each(callback, "sendMessage"),
  states: each(["response", "sync", "sync2", "token"], "startExecution"),
};

/** Services whose actions are not listed here, because they still grow. */
const growing: ReadonlySet<string> = new Set(["bedrock-agentcore"]);

/** Whether a service can be called like that. Every service can be called through the SDK, but not waited for. */
export function isIntegration(service: string, action: string, pattern: Pattern): boolean {
  if (service.startsWith("aws-sdk:")) return action !== "" && (pattern === "response" || pattern === "token");
  if (growing.has(service)) return pattern === "response";
  const actions = Object.hasOwn(optimized, service) ? optimized[service] : undefined;
  if (actions === undefined || !Object.hasOwn(actions, action)) return false;
  return actions[action]?.includes(pattern) ?? false;
}

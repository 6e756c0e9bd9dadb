/** Which jobs Step Functions can wait for, and by which pattern: total over what the word `job` has types for. */

/** Jobs by service and action, as their resources spell them. */
export const jobPatterns: { readonly [job: string]: "sync" | "sync:2" } = {
  "athena:startQueryExecution": "sync",
  "batch:submitJob": "sync",
  "bedrock:createModelCustomizationJob": "sync",
  "codebuild:startBuild": "sync",
  "codebuild:startBuildBatch": "sync",
  "databrew:startJobRun": "sync",
  "ecs:runTask": "sync",
  "eks:runJob": "sync",
  "elasticmapreduce:addStep": "sync",
  "elasticmapreduce:createCluster": "sync",
  "elasticmapreduce:terminateCluster": "sync",
  "emr-containers:startJobRun": "sync",
  "emr-serverless:startApplication": "sync",
  "emr-serverless:startJobRun": "sync",
  "emr-serverless:stopApplication": "sync",
  "glue:startJobRun": "sync",
  "mediaconvert:createJob": "sync",
  "sagemaker:createHyperParameterTuningJob": "sync",
  "sagemaker:createProcessingJob": "sync",
  "sagemaker:createTrainingJob": "sync",
  "sagemaker:createTransformJob": "sync",
  "states:startExecution": "sync:2",
};

/** `glue:startJobRun` → `arn:aws:states:::glue:startJobRun.sync`; null for what is no job. */
export function jobResource(job: string): string | null {
  const pattern = Object.hasOwn(jobPatterns, job) ? jobPatterns[job] : undefined;
  return pattern === undefined ? null : `arn:aws:states:::${job}.${pattern}`;
}

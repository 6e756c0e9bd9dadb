/**
 * The jobs that Step Functions starts and waits for, by their names in a resource: what each is given, and what comes back
 * when it has ended well. One that says nothing which is relied on here yields nothing.
 */
import type * as given from "./inputs";
import type * as made from "./results";

/** A job, as a function. */
type Runs<Input, Result> = (input: Input) => Promise<Result>;

/** Every job, by its service and its action. */
export interface Jobs {
  readonly "athena:startQueryExecution": Runs<given.AthenaQuery, made.AthenaExecution>;
  readonly "batch:submitJob": Runs<given.BatchSubmission, made.BatchJob>;
  readonly "bedrock:createModelCustomizationJob": Runs<given.CustomizationRequest, made.CustomizationJob>;
  readonly "codebuild:startBuild": Runs<given.CodeBuildRun, made.CodeBuildBuild>;
  readonly "codebuild:startBuildBatch": Runs<given.CodeBuildRun, made.CodeBuildBatch>;
  readonly "databrew:startJobRun": Runs<given.DataBrewRun, made.DataBrewJobRun>;
  readonly "ecs:runTask": Runs<given.EcsTaskRun, made.EcsTask>;
  readonly "eks:runJob": Runs<given.EksRun, void>;
  readonly "elasticmapreduce:addStep": Runs<given.EmrStepRequest, void>;
  readonly "elasticmapreduce:createCluster": Runs<given.EmrClusterRequest, made.EmrCluster>;
  readonly "elasticmapreduce:terminateCluster": Runs<given.EmrClusterName, void>;
  readonly "emr-containers:startJobRun": Runs<given.EmrContainersRun, void>;
  readonly "emr-serverless:startApplication": Runs<given.EmrServerlessApplication, void>;
  readonly "emr-serverless:startJobRun": Runs<given.EmrServerlessRun, made.EmrServerlessJobRun>;
  readonly "emr-serverless:stopApplication": Runs<given.EmrServerlessApplication, void>;
  readonly "glue:startJobRun": Runs<given.GlueRun, made.GlueJobRun>;
  readonly "mediaconvert:createJob": Runs<given.MediaConvertRequest, made.MediaConvertJob>;
  readonly "sagemaker:createHyperParameterTuningJob": Runs<given.TuningRequest, made.TuningJob>;
  readonly "sagemaker:createProcessingJob": Runs<given.ProcessingRequest, made.ProcessingJob>;
  readonly "sagemaker:createTrainingJob": Runs<given.TrainingRequest, made.TrainingJob>;
  readonly "sagemaker:createTransformJob": Runs<given.TransformRequest, made.TransformJob>;
  readonly "states:startExecution": Runs<given.ExecutionRequest, made.ExecutionDone>;
}

/** What docs/integrations.md says of each job: what it must be given, and what is known of it once it has ended. */
import type { Jobs } from "../../src/words/jobs/jobs";
import { code } from "./markdown";

type Listed<Input> = keyof { [Key in keyof Input as string extends Key ? never : Key]: true };

type Members<Result> = Result extends object ? readonly (keyof Result & string)[] : readonly [];

interface Said<Run extends (input: never) => Promise<unknown>> {
  readonly given: readonly (Listed<Parameters<Run>[0]> & string)[];
  readonly yields: Members<Awaited<ReturnType<Run>>>;
}

const said: { readonly [Name in keyof Jobs]: Said<Jobs[Name]> } = {
  "athena:startQueryExecution": { given: ["QueryString"], yields: ["QueryExecution"] },
  "batch:submitJob": {
    given: ["JobName", "JobQueue", "JobDefinition"],
    yields: ["JobId", "JobName", "JobQueue", "Status", "StatusReason", "Container", "StartedAt", "StoppedAt"],
  },
  "bedrock:createModelCustomizationJob": {
    given: ["JobName", "BaseModelIdentifier", "CustomModelName", "RoleArn", "TrainingDataConfig", "OutputDataConfig"],
    yields: ["JobArn", "JobName", "OutputModelArn", "Status"],
  },
  "codebuild:startBuild": { given: ["ProjectName"], yields: ["Build"] },
  "codebuild:startBuildBatch": { given: ["ProjectName"], yields: ["BuildBatch"] },
  "databrew:startJobRun": { given: ["Name"], yields: ["JobName", "RunId", "State"] },
  "ecs:runTask": {
    given: ["TaskDefinition"],
    yields: ["TaskArn", "TaskDefinitionArn", "ClusterArn", "LastStatus", "StopCode", "StoppedReason", "Containers"],
  },
  "eks:runJob": { given: ["ClusterName", "CertificateAuthority", "Endpoint", "Job"], yields: [] },
  "elasticmapreduce:addStep": { given: ["ClusterId", "Step"], yields: [] },
  "elasticmapreduce:createCluster": { given: ["Name", "Instances"], yields: ["ClusterId"] },
  "elasticmapreduce:terminateCluster": { given: ["ClusterId"], yields: [] },
  "emr-containers:startJobRun": { given: ["VirtualClusterId", "ExecutionRoleArn", "JobDriver"], yields: [] },
  "emr-serverless:startApplication": { given: ["ApplicationId"], yields: [] },
  "emr-serverless:startJobRun": {
    given: ["ApplicationId", "ExecutionRoleArn", "JobDriver"],
    yields: ["ApplicationId", "JobRunId", "State"],
  },
  "emr-serverless:stopApplication": { given: ["ApplicationId"], yields: [] },
  "glue:startJobRun": { given: ["JobName"], yields: ["Id", "JobName", "JobRunState", "Attempt", "ExecutionTime"] },
  "mediaconvert:createJob": { given: ["Role", "Settings"], yields: ["Job"] },
  "sagemaker:createHyperParameterTuningJob": {
    given: ["HyperParameterTuningJobName", "HyperParameterTuningJobConfig"],
    yields: [
      "HyperParameterTuningJobArn",
      "HyperParameterTuningJobName",
      "HyperParameterTuningJobStatus",
      "BestTrainingJob",
    ],
  },
  "sagemaker:createProcessingJob": {
    given: ["ProcessingJobName", "RoleArn"],
    yields: ["ProcessingJobArn", "ProcessingJobName", "ProcessingJobStatus", "ExitMessage"],
  },
  "sagemaker:createTrainingJob": {
    given: ["TrainingJobName", "RoleArn"],
    yields: ["TrainingJobArn", "TrainingJobName", "TrainingJobStatus", "ModelArtifacts"],
  },
  "sagemaker:createTransformJob": {
    given: ["TransformJobName", "ModelName"],
    yields: ["TransformJobArn", "TransformJobName", "TransformJobStatus"],
  },
  "states:startExecution": {
    given: ["StateMachineArn"],
    yields: ["ExecutionArn", "StateMachineArn", "Name", "Status", "Output"],
  },
};

/** One row for each job: its name, what it must be given, what is known of it once it has ended. */
export function jobRows(): readonly (readonly string[])[] {
  return Object.entries(said).map(([name, { given, yields }]) => [
    code(name),
    given.map(code).join(", "),
    yields.map(code).join(", "),
  ]);
}

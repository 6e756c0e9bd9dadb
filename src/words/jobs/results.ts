/**
 * What is known of jobs that have ended well, as Step Functions hands it on: the members that one asks for. Points in time are
 * none of them, as each service writes them in its own way.
 */

export interface GlueJobRun {
  readonly Id: string;
  readonly JobName: string;
  readonly JobRunState: string;
  readonly Attempt?: number;
  /** In seconds. */
  readonly ExecutionTime?: number;
}

export interface AthenaExecution {
  readonly QueryExecution: {
    readonly QueryExecutionId: string;
    readonly Query: string;
    readonly Status: { readonly State: string };
    readonly ResultConfiguration?: { readonly OutputLocation?: string };
    readonly Statistics?: { readonly DataScannedInBytes?: number; readonly EngineExecutionTimeInMillis?: number };
    readonly WorkGroup?: string;
  };
}

export interface BatchJob {
  readonly JobId: string;
  readonly JobName: string;
  readonly JobQueue: string;
  readonly Status: string;
  readonly StatusReason?: string;
  readonly Container?: { readonly ExitCode?: number; readonly LogStreamName?: string; readonly Reason?: string };
  /** Milliseconds since 1970. */
  readonly StartedAt: number;
  readonly StoppedAt: number;
}

export interface EcsTask {
  readonly TaskArn: string;
  readonly TaskDefinitionArn: string;
  readonly ClusterArn: string;
  readonly LastStatus: string;
  readonly StopCode?: string;
  readonly StoppedReason?: string;
  readonly Containers: readonly {
    readonly Name: string;
    readonly ContainerArn: string;
    readonly LastStatus: string;
    readonly ExitCode?: number;
  }[];
}

export interface CodeBuildBuild {
  readonly Build: {
    readonly Id: string;
    readonly Arn: string;
    readonly BuildStatus: string;
    readonly BuildNumber?: number;
    readonly Artifacts: { readonly Location: string };
    readonly Logs?: { readonly DeepLink?: string; readonly GroupName?: string; readonly StreamName?: string };
    readonly ReportArns?: readonly string[];
  };
}

export interface CodeBuildBatch {
  readonly BuildBatch: { readonly Id: string; readonly Arn: string; readonly BuildBatchStatus: string };
}

export interface EmrCluster {
  readonly ClusterId: string;
}

export interface EmrServerlessJobRun {
  readonly ApplicationId: string;
  readonly JobRunId: string;
  readonly State: string;
}

export interface TrainingJob {
  readonly TrainingJobArn: string;
  readonly TrainingJobName: string;
  readonly TrainingJobStatus: string;
  readonly ModelArtifacts: { readonly S3ModelArtifacts: string };
}

export interface TransformJob {
  readonly TransformJobArn: string;
  readonly TransformJobName: string;
  readonly TransformJobStatus: string;
}

export interface ProcessingJob {
  readonly ProcessingJobArn: string;
  readonly ProcessingJobName: string;
  readonly ProcessingJobStatus: string;
  readonly ExitMessage?: string;
}

export interface TuningJob {
  readonly HyperParameterTuningJobArn: string;
  readonly HyperParameterTuningJobName: string;
  readonly HyperParameterTuningJobStatus: string;
  readonly BestTrainingJob?: { readonly TrainingJobName: string; readonly TrainingJobArn: string };
}

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface ExecutionDone {
  readonly ExecutionArn: string;
  readonly StateMachineArn: string;
  readonly Name: string;
  readonly Status: string;
  /** As a value, not as text. */
  readonly Output: Json;
}

export interface DataBrewJobRun {
  readonly JobName: string;
  readonly RunId: string;
  readonly State: string;
}

export interface MediaConvertJob {
  readonly Job: { readonly Id: string; readonly Arn: string; readonly Status: string };
}

export interface CustomizationJob {
  readonly JobArn: string;
  readonly JobName: string;
  readonly OutputModelArn: string;
  readonly Status: string;
}

/**
 * What jobs are started with, spelled as Step Functions wants it: what each must be given, and what is given often. Any other
 * member of the service's own request is taken as it is written.
 */

/** Members that are not listed. */
interface Request {
  readonly [member: string]: unknown;
}

interface Texts {
  readonly [name: string]: string;
}

export interface GlueRun extends Request {
  readonly JobName: string;
  readonly Arguments?: Texts;
}

export interface AthenaQuery extends Request {
  readonly QueryString: string;
  readonly WorkGroup?: string;
  readonly QueryExecutionContext?: { readonly Catalog?: string; readonly Database?: string };
  readonly ResultConfiguration?: { readonly OutputLocation?: string };
  readonly ExecutionParameters?: readonly string[];
}

export interface BatchSubmission extends Request {
  readonly JobName: string;
  readonly JobQueue: string;
  readonly JobDefinition: string;
  readonly Parameters?: Texts;
  readonly ContainerOverrides?: Request;
}

export interface EcsTaskRun extends Request {
  readonly TaskDefinition: string;
  readonly Cluster?: string;
  readonly LaunchType?: string;
  readonly NetworkConfiguration?: Request;
  readonly Overrides?: Request;
}

export interface CodeBuildRun extends Request {
  readonly ProjectName: string;
  readonly SourceVersion?: string;
  readonly EnvironmentVariablesOverride?: readonly { readonly Name: string; readonly Value: string }[];
}

export interface EmrClusterRequest extends Request {
  readonly Name: string;
  /** Step Functions wants `KeepJobFlowAliveWhenNoSteps: true` in it. */
  readonly Instances: { readonly KeepJobFlowAliveWhenNoSteps: true; readonly [member: string]: unknown };
  readonly ReleaseLabel?: string;
  readonly ServiceRole?: string;
  readonly JobFlowRole?: string;
}

export interface EmrStepRequest extends Request {
  readonly ClusterId: string;
  /** Written out in the call: Step Functions looks for its members when the machine is deployed. */
  readonly Step: {
    readonly Name: string;
    readonly ActionOnFailure?: string;
    readonly HadoopJarStep: { readonly Jar: string; readonly Args?: readonly string[] };
  };
}

export interface EmrClusterName extends Request {
  readonly ClusterId: string;
}

export interface EmrServerlessRun extends Request {
  readonly ApplicationId: string;
  readonly ExecutionRoleArn: string;
  readonly JobDriver: Request;
  readonly Name?: string;
}

export interface EmrServerlessApplication extends Request {
  readonly ApplicationId: string;
}

export interface EmrContainersRun extends Request {
  readonly VirtualClusterId: string;
  readonly ExecutionRoleArn: string;
  readonly JobDriver: Request;
}

export interface EksRun extends Request {
  readonly ClusterName: string;
  readonly CertificateAuthority: string;
  readonly Endpoint: string;
  readonly Job: Request;
}

export interface TrainingRequest extends Request {
  readonly TrainingJobName: string;
  readonly RoleArn: string;
}

export interface TransformRequest extends Request {
  readonly TransformJobName: string;
  readonly ModelName: string;
}

export interface ProcessingRequest extends Request {
  readonly ProcessingJobName: string;
  readonly RoleArn: string;
}

export interface TuningRequest extends Request {
  readonly HyperParameterTuningJobName: string;
  readonly HyperParameterTuningJobConfig: Request;
}

export interface ExecutionRequest extends Request {
  readonly StateMachineArn: string;
  readonly Input?: unknown;
  readonly Name?: string;
}

export interface DataBrewRun extends Request {
  readonly Name: string;
}

export interface MediaConvertRequest extends Request {
  readonly Role: string;
  readonly Settings: Request;
}

export interface CustomizationRequest extends Request {
  readonly JobName: string;
  readonly BaseModelIdentifier: string;
  readonly CustomModelName: string;
  readonly RoleArn: string;
  readonly TrainingDataConfig: Request;
  readonly OutputDataConfig: Request;
}

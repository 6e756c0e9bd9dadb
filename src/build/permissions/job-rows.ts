/**
 * What a job needs that is started and waited for: to start it, to ask about it, to stop it when the execution is stopped, and,
 * of most services, a rule by which Step Functions is told of its end. One row for each of them.
 */
import type { Condition } from "../statements";
import type { Allowed } from "./integrations";

/** What one kind of job needs. */
export interface Job {
  /** Starts it, and is of its resource. */
  readonly start: readonly string[];
  /** Of the same resource, where the job is waited for. */
  readonly follow?: readonly string[];
  /** Of resources that have no name before. */
  readonly anywhere?: readonly string[];
  readonly resources: (named: Named) => readonly string[];
  /** What is followed, where it is not the same. */
  readonly followed?: (named: Named) => readonly string[];
  /** The only service to which a role may be handed on. */
  readonly passedTo?: string;
  /** What has to hold of its start, where the role is not passed but named. */
  readonly held?: (named: Named) => Condition | undefined;
  /** Allowed besides. */
  readonly besides?: readonly Allowed[];
  /** The rule that Step Functions keeps: `StepFunctionsGet…Rule`. */
  readonly rule?: string;
}

/** Text of an argument that is known now; null where only a run knows it. */
export type Named = (member: string) => string | null;

const here = "${AWS::Region}:${AWS::AccountId}";
const partition = "arn:${AWS::Partition}";

/** An ARN of what an argument names, or of any such thing. */
function at(prefix: string, name: string | null): string {
  if (name !== null && (name.startsWith("arn:") || /^\$\{[^}]*Arn\}$/.test(name))) return name;
  return `${partition}:${prefix}${name ?? "*"}`;
}

const batch: Job = {
  start: ["batch:SubmitJob"],
  resources: (named) => [
    `${partition}:batch:${here}:job-definition/*`,
    at(`batch:${here}:job-queue/`, named("JobQueue")),
  ],
  rule: "EventsForBatchJobs",
};

const training = (kind: string, path: string, told = kind): Job => ({
  start: [
    `sagemaker:Create${kind}Job`,
    `sagemaker:Describe${kind}Job`,
    `sagemaker:Stop${kind}Job`,
    "sagemaker:AddTags",
  ],
  anywhere: ["sagemaker:ListTags"],
  passedTo: "sagemaker.amazonaws.com",
  resources: (named) => [at(`sagemaker:${here}:${path}/`, named(`${kind}JobName`))],
  rule: `EventsForSageMaker${told}Jobs`,
});

const cluster: Job["resources"] = (named) => [at(`elasticmapreduce:${here}:cluster/`, named("ClusterId"))];

/** Of a family any revision. */
function revisionsOf(arn: string): readonly string[] {
  if (arn.startsWith("${")) return [arn, `${arn}:*`];
  return [arn.endsWith("*") || /\/[^/]+:\d+$/.test(arn) ? arn : `${arn}:*`];
}

/** An application of EMR Serverless, and what is in it. */
const application = (named: Named): readonly string[] => [
  at(`emr-serverless:${here}:/applications/`, named("ApplicationId")),
];

const customizations = `${partition}:bedrock:${here}:model-customization-job/*`;

/** Instances of EMR are taken away by a role that the service makes for itself. */
const cleanup: Allowed = {
  actions: ["iam:CreateServiceLinkedRole"],
  resources: [
    `${partition}:iam::\${AWS::AccountId}:role/aws-service-role/elasticmapreduce.amazonaws.com*/AWSServiceRoleForEMRCleanup*`,
  ],
  condition: {
    StringEquals: { "iam:AWSServiceName": ["elasticmapreduce.amazonaws.com", "elasticmapreduce.amazonaws.com.cn"] },
  },
};

const virtualCluster = (named: Named): readonly string[] => [
  at(`emr-containers:${here}:/virtualclusters/`, named("VirtualClusterId")),
];

/** The runs of what is named. */
function runsIn(resources: readonly string[]): readonly string[] {
  return resources.map((resource) => `${resource}/jobruns/*`);
}

const project: Job["resources"] = (named) => [at(`codebuild:${here}:project/`, named("ProjectName"))];

/** Jobs, by service and action as their resources spell them. */
export const jobs: { readonly [call: string]: Job } = {
  "athena:startQueryExecution": {
    start: ["athena:getDataCatalog", "athena:startQueryExecution", "athena:getQueryExecution"],
    follow: ["athena:stopQueryExecution"],
    resources: (named) => [
      at(`athena:${here}:datacatalog/`, null),
      at(`athena:${here}:workgroup/`, named("WorkGroup") ?? "primary"),
    ],
  },
  "batch:submitJob": batch,
  "bedrock:createModelCustomizationJob": {
    start: ["bedrock:CreateModelCustomizationJob", "bedrock:TagResource"],
    resources: (named) => [
      at("bedrock:${AWS::Region}::foundation-model/", named("BaseModelIdentifier")),
      `${partition}:bedrock:${here}:custom-model/*`,
      customizations,
    ],
    followed: () => [customizations],
    follow: ["bedrock:GetModelCustomizationJob", "bedrock:StopModelCustomizationJob"],
  },
  "codebuild:startBuild": {
    start: ["codebuild:StartBuild"],
    follow: ["codebuild:StopBuild", "codebuild:BatchGetBuilds", "codebuild:BatchGetReports"],
    resources: project,
    rule: "EventForCodeBuildStartBuild",
  },
  "codebuild:startBuildBatch": {
    start: ["codebuild:StartBuildBatch"],
    follow: ["codebuild:StopBuildBatch", "codebuild:BatchGetBuildBatches"],
    resources: project,
    rule: "EventForCodeBuildStartBuildBatch",
  },
  "databrew:startJobRun": {
    start: ["databrew:startJobRun"],
    follow: ["databrew:stopJobRun", "databrew:listJobRuns"],
    resources: (named) => [at(`databrew:${here}:job/`, named("Name"))],
  },
  "ecs:runTask": {
    start: ["ecs:RunTask"],
    anywhere: ["ecs:StopTask", "ecs:DescribeTasks"],
    resources: (named) => revisionsOf(at(`ecs:${here}:task-definition/`, named("TaskDefinition"))),
    rule: "EventsForECSTask",
  },
  // What it may do in the cluster, the cluster says.
  "eks:runJob": { start: [], resources: () => [] },
  "elasticmapreduce:addStep": {
    start: ["elasticmapreduce:AddJobFlowSteps", "elasticmapreduce:DescribeStep", "elasticmapreduce:CancelSteps"],
    resources: cluster,
    rule: "EventForEMRAddJobFlowSteps",
  },
  "elasticmapreduce:createCluster": {
    start: [],
    anywhere: [
      "elasticmapreduce:RunJobFlow",
      "elasticmapreduce:DescribeCluster",
      "elasticmapreduce:TerminateJobFlows",
      "elasticmapreduce:AddTags",
    ],
    resources: () => [],
    besides: [cleanup],
    rule: "EventForEMRRunJobFlow",
  },
  "elasticmapreduce:terminateCluster": {
    start: ["elasticmapreduce:DescribeCluster", "elasticmapreduce:TerminateJobFlows"],
    resources: cluster,
    rule: "EventForEMRTerminateJobFlows",
  },
  "emr-containers:startJobRun": {
    start: ["emr-containers:StartJobRun"],
    follow: ["emr-containers:DescribeJobRun", "emr-containers:CancelJobRun"],
    resources: virtualCluster,
    followed: (named) => runsIn(virtualCluster(named)),
    held: (named) => {
      const role = named("ExecutionRoleArn");
      return role === null ? undefined : { StringEquals: { "emr-containers:ExecutionRoleArn": role } };
    },
  },
  "emr-serverless:startApplication": {
    start: ["emr-serverless:StartApplication"],
    follow: ["emr-serverless:GetApplication", "emr-serverless:StopApplication"],
    resources: application,
    rule: "EventsForEMRServerlessApplication",
  },
  "emr-serverless:startJobRun": {
    start: ["emr-serverless:StartJobRun"],
    follow: ["emr-serverless:GetJobRun", "emr-serverless:CancelJobRun"],
    resources: application,
    followed: (named) => runsIn(application(named)),
    passedTo: "emr-serverless.amazonaws.com",
    rule: "EventsForEMRServerlessJob",
  },
  "emr-serverless:stopApplication": {
    start: ["emr-serverless:StopApplication"],
    follow: ["emr-serverless:GetApplication"],
    resources: application,
    rule: "EventsForEMRServerlessApplication",
  },
  "glue:startJobRun": {
    start: ["glue:StartJobRun"],
    follow: ["glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"],
    resources: (named) => [at(`glue:${here}:job/`, named("JobName"))],
  },
  "mediaconvert:createJob": {
    start: [],
    anywhere: ["mediaconvert:CreateJob", "mediaconvert:GetJob", "mediaconvert:CancelJob"],
    resources: () => [],
    rule: "EventsForMediaConvertJob",
  },
  "sagemaker:createHyperParameterTuningJob": training("HyperParameterTuning", "hyper-parameter-tuning-job", "Tuning"),
  "sagemaker:createProcessingJob": training("Processing", "processing-job"),
  "sagemaker:createTrainingJob": training("Training", "training-job"),
  "sagemaker:createTransformJob": training("Transform", "transform-job"),
};

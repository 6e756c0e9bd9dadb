/**
 * What a job needs that is started and waited for: to start it, to ask about it, to stop it when the execution is stopped, and,
 * of most services, a rule by which Step Functions is told of its end. One row for each of them.
 */
import type { Json } from "../../../compiler/asl/definition";
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

const training = (kind: string, path: string): Job => ({
  start: [
    `sagemaker:Create${kind}Job`,
    `sagemaker:Describe${kind}Job`,
    `sagemaker:Stop${kind}Job`,
    "sagemaker:AddTags",
  ],
  anywhere: ["sagemaker:ListTags"],
  resources: (named) => [at(`sagemaker:${here}:${path}/`, named(`${kind}JobName`))],
  rule: `EventsForSageMaker${kind}Jobs`,
});

const cluster: Job["resources"] = (named) => [at(`elasticmapreduce:${here}:cluster/`, named("ClusterId"))];
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
    resources: (named) => [at(`ecs:${here}:task-definition/`, named("TaskDefinition"))],
    rule: "EventsForECSTask",
  },
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
    rule: "EventForEMRRunJobFlow",
  },
  "elasticmapreduce:terminateCluster": {
    start: ["elasticmapreduce:DescribeCluster", "elasticmapreduce:TerminateJobFlows"],
    resources: cluster,
    rule: "EventForEMRTerminateJobFlows",
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
  "sagemaker:createTrainingJob": training("Training", "training-job"),
  "sagemaker:createTransformJob": training("Transform", "transform-job"),
};

/** Members of arguments in which a role is handed on. */
const roles = ["ExecutionRoleArn", "JobRoleArn", "Role", "RoleArn", "ServiceRole", "TaskRoleArn"];

/** What a job needs that an optimised integration starts; null for what is no job. */
export function jobStarted(resource: string, sent: Json | undefined): readonly Allowed[] | null {
  const [, call = "", sync] = /^arn:[^:]+:states:::(\w+:\w+)(\.sync(?::2)?)?/.exec(resource) ?? [];
  const job = Object.hasOwn(jobs, call) ? jobs[call] : undefined;
  if (job === undefined) return null;
  const named = namedIn(sent);
  const waits = sync !== undefined;
  const allowed: readonly Allowed[] = [
    { actions: [...job.start, ...(waits ? (job.follow ?? []) : [])], resources: job.resources(named) },
    { actions: job.anywhere ?? [], resources: ["*"] },
    { actions: ["iam:PassRole"], resources: roles.flatMap((role) => named(role) ?? []) },
    { actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"], resources: waits ? rulesOf(job) : [] },
  ];
  return allowed.filter(({ actions, resources }) => actions.length > 0 && resources.length > 0);
}

function namedIn(sent: Json | undefined): Named {
  const members = new Map<string, Json>(typeof sent === "object" && sent !== null ? Object.entries(sent) : []);
  return (member) => {
    const value = members.get(member);
    return typeof value === "string" && !value.startsWith("{%") ? value : null;
  };
}

function rulesOf({ rule }: Job): readonly string[] {
  return rule === undefined ? [] : [`${partition}:events:${here}:rule/StepFunctionsGet${rule}Rule`];
}

/**
 * What a state needs that starts a job: to start it; and where it waits for its end, to ask about it, to stop it, and to be told
 * of its end by a rule that Step Functions keeps.
 */
import type { Json } from "../../../compiler/asl/definition";
import type { Allowed } from "./integrations";
import { jobs, type Job, type Named } from "./job-rows";

const here = "${AWS::Region}:${AWS::AccountId}";
const partition = "arn:${AWS::Partition}";

/** Members of arguments in which a role is handed on. */
const roles = [
  "AutoScalingRole",
  "ExecutionRoleArn",
  "JobFlowRole",
  "JobRoleArn",
  "Role",
  "RoleArn",
  "ServiceRole",
  "TaskRoleArn",
];

/** What a job needs that an optimised integration starts; null for what is no job. */
export function jobStarted(resource: string, sent: Json | undefined): readonly Allowed[] | null {
  const [, call = "", sync] = /^arn:[^:]+:states:::([\w-]+:\w+)(\.sync(?::2)?)?/.exec(resource) ?? [];
  const job = Object.hasOwn(jobs, call) ? jobs[call] : undefined;
  if (job === undefined) return null;
  const named = namedIn(sent);
  const allowed = [...started(job, named), ...(sync === undefined ? [] : waitedFor(job, named))];
  return allowed.filter(({ actions, resources }) => actions.length > 0 && resources.length > 0);
}

function started(job: Job, named: Named): readonly Allowed[] {
  const condition = job.held?.(named);
  return [
    { actions: job.start, resources: job.resources(named), ...(condition === undefined ? {} : { condition }) },
    { actions: job.anywhere ?? [], resources: ["*"] },
    ...(job.held === undefined ? [passed(job, named)] : []),
    ...(job.besides ?? []),
  ];
}

/** Roles that stand in the arguments. */
function passed({ passedTo }: Job, named: Named): Allowed {
  const resources = roles.flatMap((role) => roleArn(named(role)));
  const to = { actions: ["iam:PassRole"], resources };
  return passedTo === undefined ? to : { ...to, condition: { StringEquals: { "iam:PassedToService": passedTo } } };
}

/** Some services take the name of a role. */
function roleArn(role: string | null): readonly string[] {
  if (role === null) return [];
  return [/^arn:|^\$\{/.test(role) ? role : `${partition}:iam::\${AWS::AccountId}:role/${role}`];
}

function waitedFor(job: Job, named: Named): readonly Allowed[] {
  const { follow = [], followed = job.resources, rule } = job;
  const rules = rule === undefined ? [] : [`${partition}:events:${here}:rule/StepFunctionsGet${rule}Rule`];
  return [
    { actions: follow, resources: followed(named) },
    { actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"], resources: rules },
  ];
}

function namedIn(sent: Json | undefined): Named {
  const members = new Map<string, Json>(typeof sent === "object" && sent !== null ? Object.entries(sent) : []);
  return (member) => {
    const value = members.get(member);
    return typeof value === "string" && !value.startsWith("{%") ? value : null;
  };
}

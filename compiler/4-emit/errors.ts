/** Retry and Catch of a task, and of a group. */
import type { Catcher, Retrier } from "../asl/definition";
import type { RetryPolicy } from "../compiled";
import { valuesOf, type CatchEdge, type GroupNode, type SetNode, type TaskNode } from "../ir/graph";
import { reportsFailure, type Target } from "../ir/target";
import { within } from "../ir/walk";
import { assignOf, type Emission } from "./emission";

/** An effect must not be repeated because an expression failed, or because its result is too large. */
const neverAgain: Retrier = {
  ErrorEquals: ["States.QueryEvaluationError", "States.DataLimitExceeded"],
  MaxAttempts: 0,
};

/** Nor is anything tried again when the time of the workflow is over: the pause alone would be too long. */
const neverAgainNorLate: Retrier = {
  ErrorEquals: [...neverAgain.ErrorEquals, "States.Timeout"],
  MaxAttempts: 0,
};

/** Failures of the Lambda service itself; what AWS recommends, and throttling. */
const lambdaErrors: Retrier = {
  ErrorEquals: [
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
  ],
  IntervalSeconds: 1,
  MaxAttempts: 3,
  BackoffRate: 2,
  JitterStrategy: "FULL",
};

/** Retriers in the order in which they are asked: the first that matches decides. */
export function retriers(node: TaskNode): readonly Retrier[] {
  const { retry: policy, target, deadlineSeconds } = node;
  const always = alwaysRetried(target);
  if (policy === null || (policy.on === null && policy.retries === 0)) return withinDeadline(always, deadlineSeconds);
  const own = retrier(policy);
  if (policy.on !== null) return withinDeadline([own, ...always], deadlineSeconds);
  return withinDeadline([isOverWhenLate(node) ? neverAgainNorLate : neverAgain, ...always, own], deadlineSeconds);
}

/** True where a call that takes too long can only have met the deadline of the workflow. */
function isOverWhenLate(node: TaskNode): boolean {
  return node.deadlineSeconds !== null && node.heartbeatSeconds === null && stateTimeout(node) === null;
}

/**
 * No pause is longer than the time that the workflow has in all: what is tried behind one as long as that is late anyway.
 * Pauses are literals, so that none can be as long as the time that is left.
 */
function withinDeadline(all: readonly Retrier[], deadline: number | null): readonly Retrier[] {
  if (deadline === null) return all;
  return all.map((each) => {
    const { MaxDelaySeconds, ...rest } = each;
    const { IntervalSeconds: first = 1, MaxAttempts: retries = 3, BackoffRate: backoff = 2 } = rest;
    const longest = Math.min(first * backoff ** Math.max(0, retries - 1), MaxDelaySeconds ?? Infinity);
    if (retries === 0 || longest <= deadline) return each;
    return first < deadline
      ? { ...rest, MaxDelaySeconds: deadline }
      : { ...rest, IntervalSeconds: deadline, BackoffRate: 1 };
  });
}

/** What is repeated without being asked for: trouble of the service, which its clients repeat as well. */
function alwaysRetried(target: Target): readonly Retrier[] {
  switch (target.kind) {
    case "task":
    case "outlined":
    case "lambda":
      return [lambdaErrors];
    case "sdk":
      return target.transient === null ? [] : [retrier(target.transient)];
    case "integration":
    case "child":
    case "activity":
    case "http":
      return [];
  }
}

function retrier({ on, intervalSeconds, retries, backoff, maxSeconds, jitter }: RetryPolicy): Retrier {
  return {
    ErrorEquals: on ?? ["States.ALL"],
    IntervalSeconds: intervalSeconds,
    MaxAttempts: retries,
    BackoffRate: backoff,
    ...(maxSeconds === null ? {} : { MaxDelaySeconds: maxSeconds }),
    ...(jitter ? { JitterStrategy: "FULL" as const } : {}),
  };
}

/** Catchers: errors of expressions first, then those that are asked for by name, then any. */
export function catchers(node: CatchingNode, emission: Emission): readonly Catcher[] {
  const thrown = parses(node, emission) ? "parsing" : "thrown";
  const other = node.kind === "task" && reportsFailure(node.target) ? "reported" : "raw";
  return node.caught.map(({ match, edge }) => {
    const caught = match === "any" ? other : "raw";
    const assign = assignOf(edge, match === "thrown" ? thrown : caught, emission);
    return {
      ErrorEquals: namesOf(match),
      Next: emission.nameOf(edge.to),
      ...(assign === null ? {} : { Assign: assign }),
    };
  });
}

type CatchingNode = TaskNode | GroupNode | SetNode;

/** True for a state that reads JSON: what is none fails with an error of AWS's. */
function parses(node: CatchingNode, { graph }: Emission): boolean {
  const ending = graph.nodes.get(node.done.to);
  const values = [...valuesOf(node), ...node.done.assign.map(({ value }) => value)];
  const all = ending?.kind === "end" ? [...values, ending.value] : values;
  return all.some((value) =>
    [...within(value)].some((part) => part.kind === "operation" && part.name === "JSON.parse"),
  );
}

function namesOf(match: CatchEdge["match"]): readonly string[] {
  if (match === "any") return ["States.ALL"];
  return match === "thrown" || match === "internal" ? ["States.QueryEvaluationError"] : match;
}

/** Five seconds after a task's own timeout, so that its function says what happened; or when a `within` is over. */
export function stateTimeout({ target, timeoutSeconds, limitSeconds }: TaskNode): number | null {
  const own = timeoutSeconds === null ? Infinity : timeoutSeconds + (target.kind === "task" ? 5 : 0);
  const least = Math.min(own, limitSeconds ?? Infinity);
  return least === Infinity ? null : least;
}

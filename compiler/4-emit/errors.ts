/** Retry and Catch of a task, and of a group. */
import type { Catcher, Retrier } from "../asl/definition";
import type { RetryPolicy } from "../compiled";
import type { CatchEdge, TaskNode } from "../ir/graph";
import { assignOf, type Emission } from "./emission";

/** An effect must not be repeated because an expression failed, or because its result is too large. */
const neverAgain: Retrier = {
  ErrorEquals: ["States.QueryEvaluationError", "States.DataLimitExceeded"],
  MaxAttempts: 0,
};

/** Failures of the Lambda service itself; what AWS recommends, and throttling. */
const serviceErrors: Retrier = {
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
export function retriers(policy: RetryPolicy | null): readonly Retrier[] {
  if (policy === null || (policy.on === null && policy.retries === 0)) return [serviceErrors];
  const own: Retrier = {
    ErrorEquals: policy.on ?? ["States.ALL"],
    IntervalSeconds: policy.intervalSeconds,
    MaxAttempts: policy.retries,
    BackoffRate: policy.backoff,
    ...(policy.maxSeconds === null ? {} : { MaxDelaySeconds: policy.maxSeconds }),
    ...(policy.jitter ? { JitterStrategy: "FULL" as const } : {}),
  };
  return policy.on === null ? [neverAgain, serviceErrors, own] : [own, serviceErrors];
}

/** Catchers: errors of expressions first, then those that are asked for by name, then any. */
export function catchers(edges: readonly CatchEdge[], emission: Emission): readonly Catcher[] {
  return edges.map(({ match, edge }) => {
    const assign = assignOf(edge, match === "thrown" ? "thrown" : "raw", emission);
    return {
      ErrorEquals: namesOf(match),
      Next: emission.nameOf(edge.to),
      ...(assign === null ? {} : { Assign: assign }),
    };
  });
}

function namesOf(match: CatchEdge["match"]): readonly string[] {
  if (match === "any") return ["States.ALL"];
  return match === "thrown" || match === "internal" ? ["States.QueryEvaluationError"] : match;
}

/** Five seconds after the function's own timeout, so that the function says what happened; or when a `within` is over. */
export function stateTimeout({ timeoutSeconds, limitSeconds }: TaskNode): number | null {
  const own = timeoutSeconds === null ? Infinity : timeoutSeconds + 5;
  const least = Math.min(own, limitSeconds ?? Infinity);
  return least === Infinity ? null : least;
}

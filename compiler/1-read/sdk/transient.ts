/** Which errors a client of the SDK meets with another try, as a policy for the state: throttling, and trouble of the service. */
import { clientError } from "../../aws/names";
import type { RetryPolicy } from "../../compiled";
import type { SdkErrors } from "./errors";

/** Names that the SDK takes for throttling, or for a passing failure, whatever the service says about them. */
export const passing: ReadonlySet<string> = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "RequestTimeout",
  "RequestTimeoutException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);

/** `attempts` in all, the first one among them; null where nothing is tried again. */
export function transientErrors({ service, all }: SdkErrors, attempts: number): RetryPolicy | null {
  if (attempts <= 1) return null;
  const named = all.filter(({ nativeName, isServer }) => isServer || passing.has(nativeName)).map(({ name }) => name);
  return {
    on: [...new Set(named), clientError(service)],
    retries: attempts - 1,
    intervalSeconds: 1,
    backoff: 2,
    maxSeconds: 20,
    jitter: true,
  };
}

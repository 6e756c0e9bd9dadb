/** The words of the language: what a workflow imports from `sfn-compile`. Nothing here knows the compiler. */
export { commit, compensate, rollback, saga } from "./words/saga";
export type { CompensateOptions } from "./words/saga";
export { callback } from "./words/callback";
export type { CallbackOptions } from "./words/callback";
export type { TaskToken } from "./words/tokens";
export { activity, lambda } from "./words/existing";
export type { ActivityOptions, LambdaOptions } from "./words/existing";
export { execution } from "./words/execution";
export { map } from "./words/map";
export { retry } from "./words/retry";
export { sleep } from "./words/sleep";
export { within } from "./words/within";
export { CompensationFailed, HeartbeatTimeoutError, TimeoutError, WorkflowTimeoutError } from "./words/errors";
export type { CompensationReport, FailedCompensation } from "./words/errors";
export type { Duration } from "./words/duration";
export type { MapOptions } from "./words/map";
export type { RetryOptions } from "./words/retry-options";

/** The words of the language: what a workflow imports from `sfn-compile`. Nothing here knows the compiler. */
export { commit, compensate, rollback, saga } from "./words/saga";
export type { CompensateOptions } from "./words/saga";
export { callback } from "./words/callback";
export type { CallbackOptions } from "./words/callback";
export type { TaskToken } from "./words/tokens";
export { activity, integration, job, lambda } from "./words/existing";
export type { ActivityOptions, IntegrationOptions, LambdaOptions } from "./words/existing";
export { http } from "./words/http";
export type { HttpRequest, HttpResponse } from "./words/http";
export { distributedMap } from "./words/distributed-map";
export type { DistributedMapOptions, MapRun } from "./words/distributed-map";
export { s3 } from "./words/item-sources";
export type { InventoriedObject, ItemSource, ListedObject } from "./words/item-sources";
export { ItemReaderFailed, ResultWriterFailed, ToleratedFailuresExceeded } from "./words/map-run-errors";
export { execution } from "./words/execution";
export { map } from "./words/map";
export { parameter } from "./words/parameter";
export type { ParameterOptions } from "./words/parameter";
export { retry } from "./words/retry";
export { start } from "./words/start";
export type { StartOptions } from "./words/start";
export { sleep } from "./words/sleep";
export { sleepUntil } from "./words/sleep-until";
export { within } from "./words/within";
export type { Jobs } from "./words/jobs/jobs";
export {
  CompensationFailed,
  HeartbeatTimeoutError,
  HttpError,
  JobFailed,
  TimeoutError,
  WorkflowTimeoutError,
} from "./words/errors";
export type { CompensationReport, FailedCompensation } from "./words/errors";
export type { Duration } from "./words/duration";
export type { MapOptions } from "./words/map";
export type { RetryOptions } from "./words/retry-options";

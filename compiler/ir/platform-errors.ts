/** The errors that the platform raises itself, by their names in a state machine, and the classes that they are in TypeScript. */
export const platformNames: { readonly [name: string]: string } = {
  "States.Timeout": "TimeoutError",
  "States.HeartbeatTimeout": "HeartbeatTimeoutError",
  // A Lambda function that ran into its own timeout.
  "Sandbox.Timedout": "TimeoutError",
};

/** What a distributed Map fails with as a whole; only a machine that has one asks for these names. */
export const mapRunNames: { readonly [name: string]: string } = {
  "States.ExceedToleratedFailureThreshold": "ToleratedFailuresExceeded",
  "States.ItemReaderFailed": "ItemReaderFailed",
  "States.ResultWriterFailed": "ResultWriterFailed",
};

/** What a job fails with that was waited for; only a machine that has one asks for it. */
export const jobNames: { readonly [name: string]: string } = { "States.TaskFailed": "JobFailed" };

/** Before the status that a web API has answered with, and before what else a call of one fails with. */
export const httpStatus = "States.Http.StatusCode.";
const httpName = "States.Http.*";

/** What a web API fails with; a name that ends with `*` says how names begin. */
export const httpNames: { readonly [name: string]: string } = { [httpName]: "HttpError" };

/**
 * True for names that a Retry or a Catch cannot tell from others: there `States.TaskFailed` stands for any error but a timeout,
 * and nothing stands for names that begin alike. What is to be told by them is told by a test on the name.
 */
export function tellsAny(names: readonly string[]): boolean {
  return names.some((name) => name === "States.TaskFailed" || name.endsWith("*"));
}

/** Every name under which an error of a class of sfn-compile may arrive; undefined for a class that it does not have. */
export function namesOfWord(className: string): readonly string[] | undefined {
  const own: { readonly [name: string]: readonly string[] } = {
    TimeoutError: ["TimeoutError", "HeartbeatTimeoutError"],
    HeartbeatTimeoutError: ["HeartbeatTimeoutError"],
    CompensationFailed: ["CompensationFailed"],
    HttpError: ["HttpError", httpName],
    JobFailed: ["JobFailed"],
    WorkflowTimeoutError: ["WorkflowTimeoutError"],
    ToleratedFailuresExceeded: ["ToleratedFailuresExceeded"],
    ItemReaderFailed: ["ItemReaderFailed"],
    ResultWriterFailed: ["ResultWriterFailed"],
  };
  const names = Object.hasOwn(own, className) ? own[className] : undefined;
  if (names === undefined) return undefined;
  const platform = Object.entries({ ...platformNames, ...mapRunNames, ...jobNames }).filter(([, name]) =>
    names.includes(name),
  );
  return [...names, ...platform.map(([name]) => name)];
}

/** Errors that outlined code never throws itself: it could not be run, or what it computed could not be kept. */
export const outlineFailures: readonly string[] = [
  "OutlinedCodeFailed",
  "Sandbox.Timedout",
  "Lambda.Unknown",
  "Lambda.ClientExecutionTimeoutException",
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.TooManyRequestsException",
  "Runtime.ExitError",
  "Runtime.OutOfMemory",
  "States.Timeout",
];

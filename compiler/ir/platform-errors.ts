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

/**
 * Among the names of a Retry or a Catch `States.TaskFailed` stands for any error but a timeout. What is to be told by it is
 * told by a test on the name.
 */
export function tellsAny(names: readonly string[]): boolean {
  return names.includes("States.TaskFailed");
}

/** Every name under which an error of a class of sfn-compile may arrive; undefined for a class that it does not have. */
export function namesOfWord(className: string): readonly string[] | undefined {
  const own: { readonly [name: string]: readonly string[] } = {
    TimeoutError: ["TimeoutError", "HeartbeatTimeoutError"],
    HeartbeatTimeoutError: ["HeartbeatTimeoutError"],
    CompensationFailed: ["CompensationFailed"],
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

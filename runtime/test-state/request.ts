/**
 * What one can ask of `testState`, and what it answers: the TestState API, with values where the API has JSON text.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
import type { Json } from "../../compiler/asl/definition";
import type { Invoke } from "../interpreter/execution";

export type InspectionLevel = "INFO" | "DEBUG" | "TRACE";

export type FieldValidationMode = "STRICT" | "PRESENT" | "NONE";

/** What stands for the work of the state: a result or a failure. */
export interface Mock {
  readonly result?: Json;
  readonly errorOutput?: { readonly error?: string; readonly cause?: string };
  /** How strictly the result is held against what the service gives. Default STRICT. */
  readonly fieldValidationMode?: FieldValidationMode;
}

export interface StateConfiguration {
  /** Retries that have been made already by the retrier that takes the error. */
  readonly retrierRetryCount?: number;
  /** The state inside of a Map or Parallel state in which the error arose. */
  readonly errorCausedByState?: string;
  /** Iterations of a Map that failed. */
  readonly mapIterationFailureCount?: number;
  /** What the ItemReader of a Map reads: the text of the object. */
  readonly mapItemReaderData?: string;
}

export interface TestStateRequest {
  /** A state; or, with `stateName`, a state machine. An object or its JSON text. */
  readonly definition: object | string;
  /** The state of a state machine to test, at any depth. */
  readonly stateName?: string;
  /** Default `{}`. */
  readonly input?: Json;
  /** Variables by name, without the dollar sign. */
  readonly variables?: { readonly [name: string]: Json };
  /** The context object; only with a mock. */
  readonly context?: Json;
  readonly mock?: Mock;
  /** Default INFO. */
  readonly inspectionLevel?: InspectionLevel;
  /** Not with a mock. */
  readonly revealSecrets?: boolean;
  readonly stateConfiguration?: StateConfiguration;
  /** Needed for a Task state without a mock. */
  readonly roleArn?: string;
  /** Plays the task where there is no mock. */
  readonly invoke?: Invoke;
  /** When the state is entered. Default: now. */
  readonly now?: Date | number | string;
}

/** What became of a handled error. */
export interface ErrorDetails {
  readonly catchIndex?: number;
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
}

/** The data on its way through the state, up to where it failed, if it did. */
export interface InspectionData {
  readonly input?: Json;
  readonly afterArguments?: Json;
  readonly afterInputPath?: Json;
  readonly afterParameters?: Json;
  readonly result?: Json;
  readonly afterResultSelector?: Json;
  readonly afterResultPath?: Json;
  readonly afterItemsPath?: Json;
  readonly afterItemsPointer?: Json;
  readonly afterItemSelector?: Json;
  readonly afterItemBatcher?: Json;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
  readonly maxConcurrency?: number;
  readonly variables?: Json;
  readonly errorDetails?: ErrorDetails;
}

export interface TestStateResponse {
  readonly status: "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  /** At the levels DEBUG and TRACE. */
  readonly inspectionData?: InspectionData;
}

/** A request that AWS refuses. */
export class TestStateError extends Error {
  readonly code: "InvalidDefinition" | "ValidationException";

  constructor(code: TestStateError["code"], message: string) {
    super(message);
    this.name = code;
    this.code = code;
  }
}

/** Refuses a request for what is in it. */
export function refuse(message: string): never {
  throw new TestStateError("ValidationException", message);
}

/**
 * One event of an execution, in the shape in which GetExecutionHistory of AWS gives it:
 * inputs, outputs, parameters and variables are JSON text, times are Dates.
 */
import type { State } from "../../compiler/asl/definition";

export type StateType = State["Type"];

export type HistoryEventType =
  | "ExecutionStarted"
  | "ExecutionSucceeded"
  | "ExecutionFailed"
  | "ExecutionTimedOut"
  | `${StateType}StateEntered`
  | `${Exclude<StateType, "Fail">}StateExited`
  | "EvaluationFailed"
  | `Task${"Scheduled" | "Started" | "Submitted" | "Succeeded" | "Failed" | "TimedOut"}`
  | "ExecutionAborted"
  | "ExecutionRedriven"
  | `MapRun${"Started" | "Succeeded" | "Failed"}`
  | `Activity${"Scheduled" | "Started" | "Succeeded" | "Failed" | "TimedOut"}`
  | `LambdaFunction${"Scheduled" | "Started" | "Succeeded" | "Failed" | "TimedOut"}`
  | `MapIteration${"Started" | "Succeeded" | "Failed" | "Aborted"}`
  | `${"Map" | "Parallel"}State${"Started" | "Succeeded" | "Failed"}`
  | `${"Task" | "Wait" | "Map" | "Parallel"}StateAborted`;

interface Truncation {
  readonly truncated: boolean;
}

interface Output {
  readonly output?: string;
  readonly outputDetails?: Truncation;
}

interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

/** The service and the action that a task calls: `lambda` and `invoke`. */
export interface TaskResource {
  readonly resourceType: string;
  readonly resource: string;
}

/** An iteration of a Map state, by the name of the state. */
export interface Iteration {
  readonly name: string;
  readonly index: number;
}

interface Scheduling {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn?: string };
}

/** What an event says besides its place and time. */
export interface EventContent {
  readonly type: HistoryEventType;
  readonly executionStartedEventDetails?: {
    readonly input: string;
    readonly inputDetails: Truncation;
    readonly roleArn: string;
  };
  readonly executionSucceededEventDetails?: Output;
  readonly executionFailedEventDetails?: Failure;
  readonly executionTimedOutEventDetails?: Failure;
  readonly stateEnteredEventDetails?: {
    readonly name: string;
    readonly input: string;
    readonly inputDetails: Truncation;
  };
  readonly stateExitedEventDetails?: Output & {
    readonly name: string;
    readonly assignedVariables?: Record<string, string>;
    readonly assignedVariablesDetails?: Truncation;
  };
  readonly evaluationFailedEventDetails?: Failure & { readonly state: string; readonly location?: string };
  readonly taskScheduledEventDetails?: TaskResource &
    Scheduling & { readonly parameters: string; readonly region: string };
  readonly taskStartedEventDetails?: TaskResource;
  readonly taskSubmittedEventDetails?: TaskResource & Output;
  readonly taskSucceededEventDetails?: TaskResource & Output;
  readonly taskFailedEventDetails?: TaskResource & Failure;
  readonly taskTimedOutEventDetails?: TaskResource & Failure;
  readonly lambdaFunctionScheduledEventDetails?: Scheduling & {
    readonly resource: string;
    readonly input: string;
    readonly inputDetails: Truncation;
  };
  readonly lambdaFunctionSucceededEventDetails?: Output;
  readonly lambdaFunctionFailedEventDetails?: Failure;
  readonly lambdaFunctionTimedOutEventDetails?: Failure;
  readonly activityScheduledEventDetails?: Scheduling & {
    readonly resource: string;
    readonly input: string;
    readonly inputDetails: Truncation;
  };
  readonly activityStartedEventDetails?: { readonly workerName?: string };
  readonly activitySucceededEventDetails?: Output;
  readonly activityFailedEventDetails?: Failure;
  readonly activityTimedOutEventDetails?: Failure;
  readonly executionAbortedEventDetails?: Failure;
  readonly executionRedrivenEventDetails?: { readonly redriveCount: number };
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string };
  readonly mapRunFailedEventDetails?: Failure;
  readonly mapStateStartedEventDetails?: { readonly length: number };
  readonly mapIterationStartedEventDetails?: Iteration;
  readonly mapIterationSucceededEventDetails?: Iteration;
  readonly mapIterationFailedEventDetails?: Iteration;
  readonly mapIterationAbortedEventDetails?: Iteration;
}

export interface HistoryEvent extends EventContent {
  /** Counts from 1 within an execution. */
  readonly id: number;
  /** The event that led to this one; 0 for the first of the execution and of its first state. */
  readonly previousEventId: number;
  readonly timestamp: Date;
}

/** Nothing is cut short here, unlike in the history of AWS. */
export const whole: Truncation = { truncated: false };

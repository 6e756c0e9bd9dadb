/** `sfn-compile/runtime`: runs a definition in the Amazon States Language on the developer's machine. */
export type { Definition, Json } from "../compiler/asl/definition";
export { Clock } from "../runtime/interpreter/clock";
export type { Machine } from "../runtime/interpreter/definition/machine";
export { execute, redrive, start } from "../runtime/interpreter/execute";
export type { Running } from "../runtime/interpreter/execute";
export type {
  CallbackTask,
  ExecuteOptions,
  Execution,
  Invoke,
  InvokeRequest,
  MachineType,
} from "../runtime/interpreter/execution";
export type { HistoryEvent, HistoryEventType } from "../runtime/interpreter/history-event";
export { evaluate } from "../runtime/interpreter/jsonata/evaluate";
export type { Bindings, EvaluateOptions } from "../runtime/interpreter/jsonata/evaluate";
export { EvaluationError } from "../runtime/interpreter/jsonata/evaluation-error";
export type { Limits } from "../runtime/interpreter/limits";
export type { ObjectStore, StoredObject } from "../runtime/interpreter/object-store";
export { Outcome, TaskFailure } from "../runtime/interpreter/task-failure";
export type { Timing } from "../runtime/interpreter/task-failure";
export type { Diagnostic, DiagnosticCode, Severity } from "../runtime/validate/diagnostic";
export { refusalToCreate } from "../runtime/validate/refusal";
export type { Account, CreateRequest, Refusal } from "../runtime/validate/refusal";
export { validate } from "../runtime/validate/validate";
export type { ValidateOptions, Validation } from "../runtime/validate/validate";
export { TestStateError } from "../runtime/test-state/request";
export type {
  ErrorDetails,
  InspectionData,
  InspectionLevel,
  Mock,
  StateConfiguration,
  TestStateRequest,
  TestStateResponse,
} from "../runtime/test-state/request";
export { testState } from "../runtime/test-state/test-state";

/** `sfn-compile/runtime`: runs a definition in the Amazon States Language on the developer's machine. */
export type { Definition, Json } from "../compiler/asl/definition";
export { execute } from "../runtime/interpreter/execute";
export type { ExecuteOptions, Execution, Invoke, InvokeRequest, MachineType } from "../runtime/interpreter/execution";
export { evaluate } from "../runtime/interpreter/jsonata/evaluate";
export type { Bindings, EvaluateOptions } from "../runtime/interpreter/jsonata/evaluate";
export { EvaluationError } from "../runtime/interpreter/jsonata/evaluation-error";
export type { HistoryEvent, HistoryEventType } from "../runtime/interpreter/history-event";
export type { Limits } from "../runtime/interpreter/limits";
export { Outcome, TaskFailure } from "../runtime/interpreter/task-failure";
export type { Diagnostic, DiagnosticCode, Severity } from "../runtime/validate/diagnostic";
export { refusalToCreate } from "../runtime/validate/refusal";
export type { Account, CreateRequest, Refusal } from "../runtime/validate/refusal";
export { validate } from "../runtime/validate/validate";
export type { ValidateOptions, Validation } from "../runtime/validate/validate";

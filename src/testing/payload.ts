/** Between the arguments of a task's call and the payload of its Lambda function. */
import type { Json } from "../../compiler/asl/definition";
import type { TaskDeclaration } from "../../compiler/compiled";
import { isRecord, stringify, toJson } from "./json";

/** The arguments that the function gets for a payload. */
export function argumentsOf(task: TaskDeclaration, payload: Json): readonly unknown[] {
  if (task.parameters.length === 0) return [];
  if (task.payload === "argument") return [payload];
  const named = new Map(isRecord(payload) ? Object.entries(payload) : []);
  return task.parameters.map((name) => named.get(name));
}

/** The arguments as they arrive at the function: through JSON, where an undefined one of several is left out. */
export function sentArguments(task: TaskDeclaration, args: readonly unknown[]): readonly unknown[] {
  return task.parameters.map((_, at) => {
    const left = task.payload === "object" && stringify(args[at]) === undefined;
    return left ? undefined : toJson(args[at]);
  });
}

/** What is called that is neither a task of the project nor a service by its client, and what a stub for it is asked. */
import type { Json } from "../../compiler/asl/definition";
import type { Target } from "../../compiler/ir/target";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import { childArguments } from "./child-execution";
import { requestOf } from "./http";

/** The arguments of the function that stands for it. */
export function argumentsElsewhere({ kind }: Target, payload: Json, request: InvokeRequest): readonly unknown[] {
  if (kind === "child") return childArguments(request);
  return kind === "http" ? requestOf(request.arguments) : [payload];
}

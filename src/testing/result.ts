/** What a call came to, as a test sees it. */
import type { Json } from "../../compiler/asl/definition";
import { readableName } from "./platform-errors";
import type { Outcome } from "./recording";

/** `returned` with a value, or `threw` with an error as a `catch` would see it. */
export type Result<Value = Json> =
  { readonly returned: Value } | { readonly threw: { readonly name: string; readonly message: string } };

/** The result in an outcome. */
export function resultSeen(outcome: Outcome): Result {
  if (outcome.kind === "returned") return { returned: outcome.value };
  return { threw: { name: readableName(outcome.name), message: outcome.message } };
}

/** How an evaluation can fail, in the words of AWS. */
import { EvaluationLimit } from "./limit";
import { tooHeavy } from "./weight";

/** An evaluation without a usable result. */
export class EvaluationError extends Error {
  /** It follows "… specified for the field 'X' " in AWS's text. */
  readonly sentence: string;
  /** jsonata's code of what was thrown, as `T2001`. */
  readonly code: string | null;

  constructor(sentence: string, code: string | null = null) {
    super(sentence);
    this.sentence = sentence;
    this.code = code;
  }
}

/** Code and message of what jsonata threw: an object of its own, or an Error. */
export function thrownBy(thrown: unknown): { readonly code: string | null; readonly message: string } {
  if (typeof thrown !== "object" || thrown === null) return { code: null, message: String(thrown) };
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : null;
  const message = "message" in thrown && typeof thrown.message === "string" ? thrown.message : "";
  return { code, message };
}

/** The failure of an evaluation in which something was thrown. */
export function failedWith(thrown: unknown): EvaluationError {
  const { code, message } = thrownBy(thrown);
  if (code !== null) return new EvaluationError(`threw an error during evaluation. ${code}: ${message}`, code);
  const limit = limitOf(thrown);
  if (limit === undefined) return new EvaluationError("threw an internal error during evaluation.");
  return new EvaluationError(`threw an error during evaluation: ${limit.message}`);
}

/** The bound that an evaluation ran into: one of ours, or one of the engine below. */
function limitOf(thrown: unknown): EvaluationLimit | undefined {
  if (thrown instanceof EvaluationLimit) return thrown;
  if (!(thrown instanceof RangeError)) return undefined;
  return thrown.message.includes("call stack") ? new EvaluationLimit(tooDeep) : tooHeavy();
}

/** AWS's words for an evaluation that nests too deep. */
export const tooDeep =
  "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive";

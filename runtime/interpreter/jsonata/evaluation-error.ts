/** How an evaluation can fail, in the words of AWS. */

/** An evaluation without a usable result. `sentence` follows "… specified for the field 'X' " in AWS's text. */
export class EvaluationError extends Error {
  readonly sentence: string;

  constructor(sentence: string) {
    super(sentence);
    this.sentence = sentence;
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
  const what = code === null ? `: ${message}` : `. ${code}: ${message}`;
  return new EvaluationError(`threw an error during evaluation${what}`);
}

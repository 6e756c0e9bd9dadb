/** An error as jsonata throws them: it looks the message up by the code and fills the other fields in. */
export class Fault extends Error {
  readonly code: string;
  readonly value: unknown;

  constructor(code: string, value: unknown, message = "") {
    super(message);
    this.code = code;
    this.value = value;
  }
}

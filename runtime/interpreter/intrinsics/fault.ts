/** How calls of intrinsic functions fail. */

/** A call that fails; the message is AWS's. */
export class IntrinsicFault extends Error {}

/** A function does not take the arguments that it was given. */
export class InvalidArguments extends Error {}

/** The path of an argument leads nowhere. */
export class MissingArgument extends Error {
  readonly path: string;
  /** In the words of Jayway. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(path);
    this.path = path;
    this.reason = reason;
  }
}

/** What is thrown when more is registered than a variable of a state machine has room for: name, message, and how much that is. */

/** The name of the error. */
export const tooManyCompensations = "TooManyCompensations";

/** Its message. */
export const roomMessage = "there is no room for another registration: a variable holds 256 KiB";

/**
 * Characters of JSON that may be registered when a call begins: a third of the 262,144 bytes that Step Functions allows in
 * all that one state assigns. The rest is for what the call returns, for the list that often grows beside the
 * registrations, and for letters that take more than a byte.
 */
export const roomForKept = 87_381;

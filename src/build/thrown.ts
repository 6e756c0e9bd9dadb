/**
 * What was thrown, recognised by its shape: under Jest, Node's errors come from another realm and are no `Error`.
 */

/** The code of an error of the operating system, such as ENOENT; null for anything else. */
export function systemCode(thrown: unknown): string | null {
  const isSystem = isObject(thrown) && "syscall" in thrown && "code" in thrown && typeof thrown.code === "string";
  return isSystem ? String(thrown.code) : null;
}

/** The message of an error; anything else as text. */
export function messageOf(thrown: unknown): string {
  return isObject(thrown) && "message" in thrown ? String(thrown.message) : String(thrown);
}

function isObject(thrown: unknown): thrown is object {
  return typeof thrown === "object" && thrown !== null;
}

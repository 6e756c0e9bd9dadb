/** `States.Format`: each `{}` of the template is replaced by an argument. */
import type { Json } from "../../../compiler/asl/definition";
import { javaText } from "../jsonpath/java-text";
import { IntrinsicFault, InvalidArguments } from "./fault";

/** A text without the backslashes that keep quotes, braces and backslashes from what they mean. */
export function unescaped(raw: string): string {
  return raw.replace(/\\(['{}\\])/g, "$1");
}

/** The template with its arguments, as Java writes them. There have to be as many as there are places. */
export function formatTemplate(template: string, values: readonly Json[]): string {
  let used = 0;
  const text = template.replace(/\\(['{}\\])|\{\}|[{}]/g, (part, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (part !== "{}") throw new IntrinsicFault(unmatched(part));
    const value = values[used++];
    return value === undefined ? "" : javaText(value);
  });
  if (used === values.length) return text;
  throw new InvalidArguments();
}

function unmatched(brace: string): string {
  const other = brace === "{" ? "}" : "{";
  return `Invalid template in States.Format: matching '${other}' not found for '${brace}'.`;
}

/** stub */
import type { Definition } from "../../compiler/asl/definition";
export function readDefinition(
  text: Definition | string,
): { kind: "refused"; reason: string } | { kind: "read"; definition: Definition } {
  return { kind: "read", definition: typeof text === "string" ? JSON.parse(text) : text };
}

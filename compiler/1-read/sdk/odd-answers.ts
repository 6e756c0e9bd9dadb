/** (await client.send(…)).$metadata   →   a diagnostic: what an answer has that no state keeps, where it is asked for */
import type { Node } from "ts-morph";
import { sdkMetadata, sdkValue } from "../../diagnostics/catalog/sdk";
import { complain, type Reading } from "../reading";
import type { Needed } from "./needed";
import { attributeMembers, type Member, type Shape } from "./shapes";

/** An answer, and what of it is read later. */
interface Answer {
  readonly shape: Shape;
  readonly needed: Needed | null;
}

/** Reports what an answer has that no state keeps, where it is asked for. */
export function refuseOdd({ shape, needed }: Answer, node: Node, reading: Reading): void {
  if (needed === null) return;
  if (needed.parts.has("$metadata")) complain(reading, sdkMetadata, node, {});
  const odd = oddPart(shape, needed);
  if (odd !== null) complain(reading, sdkValue, node, { what: odd, way: "read of the answer of" });
}

function oddPart(shape: Shape, needed: Needed): string | null {
  switch (shape.kind) {
    case "plain":
    case "document":
    case "written body":
      return null;
    case "bytes":
      return "bytes";
    case "read body":
      return needed.whole ? "a stream" : null;
    case "date":
      return needed.whole ? "a date" : null;
    case "attribute":
      return oddMember(attributeMembers(), needed);
    case "struct":
      return oddMember(shape.members, needed) ?? streamIn(shape.members, needed);
    case "list":
    case "map":
      return first([...needed.parts.values()], (part) => oddPart(shape.of(), part));
  }
}

/** Of what is handed on as a whole a date is text, as JSON has it anyway; bytes only few values have. */
function oddMember(members: ReadonlyMap<string, Member>, needed: Needed): string | null {
  return first([...needed.parts], ([key, part]) => {
    const member = members.get(key);
    const odd = member === undefined ? null : oddPart(member.shape(), part);
    return odd === null ? null : `${odd} (\`${key}\`)`;
  });
}

/** What is handed on as a whole is text in a machine, and a stream in Node. */
function streamIn(members: ReadonlyMap<string, Member>, { whole }: Needed): string | null {
  return whole
    ? first([...members], ([key, { shape }]) => (shape().kind === "read body" ? `a stream (\`${key}\`)` : null))
    : null;
}

function first<Value>(values: readonly Value[], find: (value: Value) => string | null): string | null {
  return values.map(find).find((found) => found !== null) ?? null;
}

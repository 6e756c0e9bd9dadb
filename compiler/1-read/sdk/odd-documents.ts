/**
 * Item: { id, placed: new Date() }   →   a diagnostic: the document client takes no dates, and leaves undefined out only if it
 * is told to
 */
import { Node, type Type } from "ts-morph";
import { oddDocument } from "../../diagnostics/catalog/sdk";
import { descendantsOf } from "../descendants";
import { complain } from "../reading";
import { kind, scalar, within as areWithin } from "../../ir/kinds";
import { kindsOfType } from "../types";
import { isSetInDocument } from "./sets";
import type { Sending } from "./sending";
import type { Shape } from "./shapes";

interface Odd {
  readonly what: string;
  readonly repair: string;
}

/** What is said of a value that may be undefined. */
export function maybeUndefined(what: string): Odd {
  return {
    what: `${what} may be undefined`,
    repair:
      "make the client with `DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })`, " +
      "and the command in the call",
  };
}

/** Reports what the types say of plain values that DynamoDB cannot keep, or would keep otherwise. */
export function refuseOddDocuments(input: Node, shape: Shape, sending: Sending): void {
  const found = oddIn(input.getType(), shape, { ...sending, node: input });
  if (found !== null) complain(sending.reading, oddDocument, input, found);
}

function oddIn(type: Type, shape: Shape, sending: Sending): Odd | null {
  const known = type.getNonNullableType();
  if (known.isAny()) return shape.kind === "map" ? oddDocumentType(known, "an entry", inner(sending)) : null;
  switch (shape.kind) {
    case "document":
      return oddDocumentType(known, "the value", inner(sending));
    case "list": {
      const element = known.getArrayElementType();
      return element === undefined ? null : oddIn(element, shape.of(), sending);
    }
    case "map":
      return (
        first(known.getProperties(), (property) =>
          oddIn(property.getTypeAtLocation(sending.node), shape.of(), sending),
        ) ?? oddEntries(known, shape.of(), sending)
      );
    case "struct":
      return first(known.getProperties(), (property) => {
        const member = shape.members.get(property.getName());
        return member === undefined ? null : oddIn(property.getTypeAtLocation(sending.node), member.shape(), sending);
      });
    case "plain":
    case "date":
    case "bytes":
    case "read body":
    case "written body":
    case "attribute":
      return null;
  }
}

function oddEntries(type: Type, shape: Shape, sending: Sending): Odd | null {
  const entry = type.getStringIndexType();
  return entry === undefined ? null : oddIn(entry, shape, sending);
}

interface Within extends Sending {
  readonly seen: Set<Type>;
}

function inner(sending: Sending): Within {
  return { ...sending, seen: new Set() };
}

/** What the client makes something else of, or nothing, inside of a value. */
function oddDocumentType(type: Type, what: string, within: Within): Odd | null {
  if (within.seen.has(type)) return null;
  within.seen.add(type);
  const mayMiss = type.isAny() || type.isUnknown() || type.isUndefined();
  if (mayMiss) return within.documents === "as they are" ? maybeUndefined(what) : null;
  if (type.isUnion()) return first(type.getUnionTypes(), (part) => oddDocumentType(part, what, within));
  const kinds = kindsOfType(type, within.node);
  if (areWithin(kinds, scalar)) return null;
  if (kinds === kind.array) return first(elementsOf(type), (element) => oddElement(element, what, within));
  if (kinds === kind.object) return oddEntry(type, what, within);
  if (type.getSymbol()?.getName() === "Set") return oddSet(what, within.node);
  return {
    what: `${what} is \`${type.getText(within.node)}\``,
    repair: "write plain JSON, such as the text of a date",
  };
}

function elementsOf(type: Type): readonly Type[] {
  return type.isTuple() ? type.getTupleElements() : [type.getArrayElementType() ?? []].flat();
}

function oddEntry(type: Type, what: string, within: Within): Odd | null {
  const entry = type.getStringIndexType();
  const found = entry === undefined ? null : oddDocumentType(entry, `an entry of ${what}`, within);
  return (
    found ??
    first(type.getProperties(), (property) =>
      oddDocumentType(property.getTypeAtLocation(within.node), `\`${property.getName()}\``, within),
    )
  );
}

function oddElement(element: Type, what: string, within: Within): Odd | null {
  const mayMiss = !element.isAny() && element.getUnionTypes().some((part) => part.isUndefined());
  if (mayMiss)
    return { what: `an element of ${what} may be undefined`, repair: "leave such elements out with `filter`" };
  return oddDocumentType(element, `an element of ${what}`, within);
}

/** Sets are written where they are sent, and nowhere else. */
function oddSet(what: string, input: Node): Odd | null {
  const made = descendantsOf(input).filter(
    (each) => Node.isNewExpression(each) && each.getExpression().getText() === "Set",
  );
  if (made.length > 0 && made.every(isSetInDocument)) return null;
  return { what: `${what} is a set`, repair: "write `new Set([…])`, of texts or of numbers, in the call itself" };
}

function first<Value>(values: readonly Value[], find: (value: Value) => Odd | null): Odd | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}

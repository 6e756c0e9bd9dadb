/** Values on their way to DynamoDB, tagged with their types, and back. */
import type { Expression } from "../../ir/expression";
import { kind, mayBe } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { sentNumber } from "./documents";
import { missing, once } from "./missing";
import type { Names } from "./scope";
import { textOf } from "./text";
import { call, conditional, exists, type Jsonata } from "./tree";

interface Given {
  readonly value: Expression;
  /** The same, in JSONata. */
  readonly lowered: () => Jsonata;
}

/** What brings functions along that tag values for DynamoDB; null for any other operation. */
export function documentOf(name: OperationName, given: Given, names: Names): Jsonata | null {
  if (name === "sent document") return sentDocumentOf(given, names);
  if (name === "received document") return call(names.receivedDocument(), given.lowered());
  return name === "sent number" ? sentNumberOf(given, names) : null;
}

function sentDocumentOf({ value, lowered }: Given, names: Names): Jsonata {
  const sent = (plain: Jsonata): Jsonata => call(names.sentDocument(), plain);
  if (!mayBe(value.kinds, kind.undefined)) return sent(lowered());
  return once(lowered(), "value", names, (plain) => conditional(exists(plain), sent(plain), missing));
}

/** A number that is surely whole and small needs no question. */
function sentNumberOf({ value, lowered }: Given, names: Names): Jsonata {
  const isSmall = value.kind === "literal" && Math.abs(Number(value.value)) <= Number.MAX_SAFE_INTEGER;
  if (isSmall || names.isWhole(value)) return textOf(value, lowered(), names);
  return sentNumber(lowered(), (number) => call(names.digits(), number), names.fresh);
}

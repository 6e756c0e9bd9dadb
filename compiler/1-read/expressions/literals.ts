/** Text, numbers, true, false and null: themselves. */
import type {
  FalseLiteral,
  NoSubstitutionTemplateLiteral,
  Node,
  NullLiteral,
  NumericLiteral,
  StringLiteral,
  TrueLiteral,
} from "ts-morph";
import type { Expression, Literal } from "../../ir/expression";
import { kind, type Kinds } from "../../ir/kinds";
import { numberIn } from "../numerals";
import { place, type Reading } from "../reading";

function literal(value: Literal["value"], kinds: Kinds, node: Node, reading: Reading): Expression {
  return { kind: "literal", value, kinds, span: place(reading, node) };
}

/** `"text"` and a template without holes. */
export function readString(node: StringLiteral | NoSubstitutionTemplateLiteral, reading: Reading): Expression {
  return literal(node.getLiteralValue(), kind.string, node, reading);
}

/** `42`, `0x2a`, `4.2e1`. */
export function readNumber(node: NumericLiteral, reading: Reading): Expression {
  return literal(numberIn(node), kind.number, node, reading);
}

/** `true`. */
export function readTrue(node: TrueLiteral, reading: Reading): Expression {
  return literal(true, kind.boolean, node, reading);
}

/** `false`. */
export function readFalse(node: FalseLiteral, reading: Reading): Expression {
  return literal(false, kind.boolean, node, reading);
}

/** `null`. */
export function readNull(node: NullLiteral, reading: Reading): Expression {
  return literal(null, kind.null, node, reading);
}

/** `...rest` of a pattern: the elements behind the ones that were named, the properties beside them. */
import type { Expression as Syntax } from "ts-morph";
import { Node, type PropertyName } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, nullish, within } from "../../ir/kinds";
import { number } from "../../ir/numbers";
import { element, property } from "../parts";
import { asKey } from "../keys";
import { numberIn } from "../numerals";
import { refusePrototype } from "../prototype";
import { readExpression } from "../read-expression";
import { complain, pin, place, unread, type Reading } from "../reading";

/** `list.slice(at)` */
export function elementsFrom(whole: Expression, at: number, node: Node, reading: Reading): Expression {
  refuseMissing(whole, node, reading);
  const span = place(reading, node);
  const first: Expression = number(at, span);
  return { kind: "operation", name: "slice", operands: [whole, first], kinds: kind.array, span };
}

/** The object without some of its properties. */
export function otherProperties(
  whole: Expression,
  keys: readonly Expression[],
  node: Node,
  reading: Reading,
): Expression {
  refuseMissing(whole, node, reading);
  const span = place(reading, node);
  const same: Expression = { kind: "object", members: [{ kind: "spread", value: whole }], kinds: kind.object, span };
  return keys.reduce<Expression>(
    (left, key) => ({
      kind: "operation",
      name: "without property",
      operands: [left, key],
      kinds: kind.object,
      span,
    }),
    keys.length === 0 ? same : whole,
  );
}

function refuseMissing(whole: Expression, node: Node, reading: Reading): void {
  if (!mayBe(whole.kinds, nullish)) return;
  complain(reading, unsupportedExpression, node, {
    what: "a rest element of what may be missing",
    repair: "give it a default first: `const whole = value ?? []`",
  });
}

/** The key of a part of a pattern: text that is written, or what a computed key yields, which is evaluated once. */
export function keyOfPart(name: PropertyName | Node, reading: Reading): Expression {
  const span = place(reading, name);
  if (!Node.isComputedPropertyName(name)) {
    const value = writtenKey(name);
    refusePrototype(value, name.getParent() ?? name, reading);
    return { kind: "literal", value, kinds: kind.string, span };
  }
  const syntax: Syntax = name.getExpression();
  const key = asKey(readExpression(syntax, reading), syntax, reading);
  if (!within(key.kinds, kind.string)) {
    complain(reading, unsupportedExpression, syntax, { what: "this key", repair: "use text as the key: `String(id)`" });
    return unread(span);
  }
  if (key.kind === "literal") refusePrototype(String(key.value), name, reading);
  return key.kind === "literal" ? key : pin(reading, key, "key");
}

/** `id`, `"id"`, `0x10`: the key that is meant. */
function writtenKey(name: Node): string {
  if (Node.isNumericLiteral(name)) return String(numberIn(name));
  return Node.isStringLiteral(name) ? name.getLiteralText() : name.getText();
}

/** The part that a key names. */
export function partAt(whole: Expression, key: Expression, about: Pick<Expression, "kinds" | "span">): Expression {
  if (key.kind === "literal" && typeof key.value === "string")
    return property(whole, key.value, { ...about, optional: false });
  return element(whole, key, { kinds: about.kinds | kind.undefined, span: about.span });
}

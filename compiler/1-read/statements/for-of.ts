/**
 * for (const item of items) { … }   →   Choice loop with a position: one item after the other, as in JavaScript
 *
 * A list that the loop changes, or whose items are changed, is asked for its length and its items in each turn; any other
 * is kept as it is when the loop begins.
 */
import { Node, type ForOfStatement, type VariableDeclaration } from "ts-morph";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import { declareLocal, bind, evaluated } from "../declare";
import { kind, within } from "../../ir/kinds";
import type { Expression, Local } from "../../ir/expression";
import type { EachStep } from "../../ir/flow";
import { valueAt, type Place } from "../places";
import { kindsOf, readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { collect, complain, makeLocal, place, readOf, type Reading } from "../reading";
import { titleOfDecision } from "../titles";
import { walkedPlace } from "../views/bind";
import { takeLabel } from "./loops";

/** Reads `for … of` over an array. */
export function readForOf(node: ForOfStatement, reading: Reading): void {
  const name = takeLabel(reading);
  const { title, steps } = reading;
  const before = steps.length;
  const declarations = node.getInitializer();
  const [declaration] = Node.isVariableDeclarationList(declarations) ? declarations.getDeclarations() : [];
  const items = readExpression(node.getExpression(), reading);
  const refusal = refusalOf(node, declaration === undefined, !within(items.kinds, kind.array));
  if (refusal !== null || declaration === undefined) {
    complain(
      reading,
      unsupportedStatement,
      node,
      refusal ?? { what: "this loop", repair: "declare the variable in the loop" },
    );
    return;
  }
  const home = walkedPlace(node.getExpression(), reading);
  const label = { name: name ?? "each" };
  const left = titleOfDecision(title, steps.slice(before));
  reading.targets.push({ label, name, kind: "loop" });
  const turns =
    home === null
      ? readTurns(node, declaration, items, reading)
      : readLive(node, declaration, { items, home }, reading);
  reading.targets.pop();
  reading.steps.push({ kind: "each", label, ...turns, title: left, span: place(reading, node) });
}

type Turns = Pick<EachStep, "item" | "items" | "walked" | "index" | "body">;

/** The list is kept as it is, and each turn begins with a copy of an item. */
function readTurns(node: ForOfStatement, declaration: VariableDeclaration, items: Expression, reading: Reading): Turns {
  const span = place(reading, node);
  const walked = makeLocal("items", "items", span, kind.array);
  const index = makeLocal("index", "index", span, kind.number);
  const binding = declaration.getNameNode();
  let item: Local = makeLocal("item", "item", place(reading, binding), kindsOf(binding, reading));
  if (Node.isIdentifier(binding)) {
    reading.views.delete(binding.getSymbolOrThrow());
    item = declareLocal(binding, undefined, kindsOf(binding, reading), reading);
  }
  const body = collect(reading, () => {
    if (!Node.isIdentifier(binding)) bind(binding, readOf(item, kindsOf(binding, reading), item.span), {}, reading);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  return { item, items, walked, index, body };
}

/** The list is asked in each turn, and the names of an item are views of it where it is changed. */
function readLive(
  node: ForOfStatement,
  declaration: VariableDeclaration,
  { items, home }: { readonly items: Expression; readonly home: Place },
  reading: Reading,
): Turns {
  const span = place(reading, node);
  evaluated(items, reading);
  const index = makeLocal("index", "index", span, kind.number);
  const binding = declaration.getNameNode();
  const kinds = kindsOf(binding, reading);
  const position = readOf(index, kind.number, span);
  const key = { at: position, ofArray: true, mayMiss: false, inside: true, fixed: true };
  const element: Place = { ...home, keys: [...home.keys, key] };
  const body = collect(reading, () => {
    bind(binding, valueAt(element, kinds, span), { home: element }, reading);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  const item = makeLocal("item", Node.isIdentifier(binding) ? binding.getText() : "item", span, kinds);
  return { item, items: valueAt(home, kind.array, span), walked: null, index, body };
}

function refusalOf(
  node: ForOfStatement,
  undeclared: boolean,
  notAnArray: boolean,
): { what: string; repair: string } | null {
  if (node.isAwaited()) return { what: "`for await` in this version", repair: "await inside of the loop" };
  if (undeclared) return { what: "a `for … of` without a declaration", repair: "write `for (const item of …)`" };
  if (notAnArray)
    return {
      what: "a `for … of` over something that is not surely an array",
      repair: "iterate over an array: `[...set]`, `Object.keys(…)` of a task's result",
    };
  return null;
}

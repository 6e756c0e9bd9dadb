/**
 * for (const item of items) { … }   →   Choice loop with a position: one item after the other, as in JavaScript
 *
 * A list that the loop changes, or whose items are changed, is asked for its length and its items in each turn; any other
 * is kept as it is when the loop begins.
 */
import { Node, type ForOfStatement, type VariableDeclaration } from "ts-morph";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import { believedPresent } from "../claims";
import { bind, evaluated } from "../declare";
import { anything, kind, nothing, within, type Kinds } from "../../ir/kinds";
import type { Expression } from "../../ir/expression";
import type { EachStep } from "../../ir/flow";
import { valueAt, type Place } from "../places";
import { kindsOf, readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { collect, complain, makeLocal, place, readOf, type Reading } from "../reading";
import { titleOfDecision } from "../titles";
import { walkedPlace } from "../views/bind";
import { kindsOfType } from "../types";
import { giveTurn } from "./loop-variable";
import { takeLabel } from "./loops";

/** Reads `for … of` over an array. */
export function readForOf(node: ForOfStatement, reading: Reading): void {
  const name = takeLabel(reading);
  const { title, steps } = reading;
  const before = steps.length;
  const items = believedPresent(readExpression(node.getExpression(), reading), kind.array);
  const refusal = refusalOf(node, !within(items.kinds, kind.array));
  if (refusal !== null) {
    complain(reading, unsupportedStatement, node, refusal);
    return;
  }
  const declarations = node.getInitializer();
  const [declaration] = Node.isVariableDeclarationList(declarations) ? declarations.getDeclarations() : [];
  const home = walkedPlace(node.getExpression(), reading);
  const label = { name: name ?? "each" };
  const left = titleOfDecision(title, steps.slice(before));
  reading.targets.push({ label, name, kind: "loop" });
  const turns =
    home === null || declaration === undefined
      ? readTurns(node, items, reading)
      : readLive(node, declaration, { items, home }, reading);
  reading.targets.pop();
  reading.steps.push({ kind: "each", label, ...turns, title: left, span: place(reading, node) });
}

type Turns = Pick<EachStep, "item" | "items" | "walked" | "index" | "body">;

/** The list is kept as it is, and each turn begins with a copy of an item. */
function readTurns(node: ForOfStatement, items: Expression, reading: Reading): Turns {
  const span = place(reading, node);
  const walked = makeLocal("items", "items", span, kind.array);
  const index = makeLocal("index", "index", span, kind.number);
  let item = walked;
  const body = collect(reading, () => {
    item = giveTurn(node, kindsOfItem(node, reading), reading);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  return { item, items, walked, index, body };
}

function kindsOfItem(node: ForOfStatement, reading: Reading): Kinds {
  const first = node.getInitializer();
  const [declaration] = Node.isVariableDeclarationList(first) ? first.getDeclarations() : [];
  if (declaration !== undefined) return kindsOf(declaration.getNameNode(), reading);
  const list = node.getExpression();
  const element = list.getType().getArrayElementType();
  const whole = reading.writes.lies(list);
  return (
    (element === undefined ? anything : kindsOfType(element, list)) | (within(anything, whole) ? anything : nothing)
  );
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

function refusalOf(node: ForOfStatement, notAnArray: boolean): { what: string; repair: string } | null {
  if (node.isAwaited()) return { what: "`for await` in this version", repair: "await inside of the loop" };
  if (notAnArray)
    return {
      what: "a `for … of` over something that is not surely an array",
      repair: "iterate over an array: `[...set]`, `Object.keys(…)` of a task's result",
    };
  return null;
}

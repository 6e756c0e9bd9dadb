/**
 * for (const item of items) { … }   →   Choice loop with a position: one item after the other, as in JavaScript
 */
import { Node, type ForOfStatement } from "ts-morph";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import { declareLocal, bind } from "../declare";
import { kind, within } from "../../ir/kinds";
import type { Local } from "../../ir/expression";
import { kindsOf, readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { collect, complain, makeLocal, place, readOf, type Reading } from "../reading";
import { titleOfDecision } from "../titles";
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
  const label = { name: name ?? "each" };
  const left = titleOfDecision(title, steps.slice(before));
  const span = place(reading, node);
  const walked = makeLocal("items", "items", span, kind.array);
  const index = makeLocal("index", "index", span, kind.number);
  const binding = declaration.getNameNode();
  let item: Local = makeLocal("item", "item", place(reading, binding), kindsOf(binding, reading));
  if (Node.isIdentifier(binding)) item = declareLocal(binding, undefined, kindsOf(binding, reading), reading);
  reading.targets.push({ label, name, kind: "loop" });
  const body = collect(reading, () => {
    if (!Node.isIdentifier(binding))
      bind(binding, readOf(item, kindsOf(binding, reading), item.span), undefined, reading);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  reading.targets.pop();
  reading.steps.push({ kind: "each", label, item, items, walked, index, body, title: left, span });
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

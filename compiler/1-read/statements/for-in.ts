/**
 * for (const key in prices) { … }   →   for (const key of Object.keys(prices)) { … }
 *
 * A key that the loop has deleted is left out when its turn comes, as in JavaScript.
 */
import { Node, type ForInStatement } from "ts-morph";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, nullish, within } from "../../ir/kinds";
import { hasSteps } from "../inlinable";
import { element } from "../parts";
import { pathTo } from "../places";
import { readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { collect, complain, makeLocal, place, readOf, type Reading } from "../reading";
import { titleOfDecision } from "../titles";
import { changesIn, isChangedInside, replacedIn } from "../views/needed";
import { partOf } from "../views/paths";
import { giveTurn } from "./loop-variable";
import { takeLabel } from "./loops";

/** Reads `for … in` over an object. */
export function readForIn(node: ForInStatement, reading: Reading): void {
  const name = takeLabel(reading);
  const { title, steps } = reading;
  const before = steps.length;
  const span = place(reading, node);
  const whole = readExpression(node.getExpression(), reading);
  if (!within(whole.kinds, kind.object | nullish))
    complain(reading, unsupportedStatement, node, {
      what: "a `for … in` loop over something that is not surely an object",
      repair: "iterate over a list with `for (const item of list)`",
    });
  const label = { name: name ?? "each" };
  const left = titleOfDecision(title, steps.slice(before));
  const [walked, index] = [makeLocal("keys", "keys", span, kind.array), makeLocal("index", "index", span, kind.number)];
  reading.targets.push({ label, name, kind: "loop" });
  let item = makeLocal("key", "key", span, kind.string);
  const body = collect(reading, () => {
    const first = node.getInitializer();
    const [key] = Node.isVariableDeclarationList(first) ? first.getDeclarations() : [];
    item = giveTurn(node, key?.getNameNode(), kind.string, reading);
    const gone = isGone(node, readOf(item, kind.string, span), reading);
    const skip = { kind: "continue", label, span } as const;
    if (gone !== null)
      reading.steps.push({ kind: "branch", test: gone, then: [skip], otherwise: [], title: null, span });
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  reading.targets.pop();
  reading.steps.push({ kind: "each", label, item, items: keysOf(whole), walked, index, body, title: left, span });
}

/** The names of the properties; none where there is no object. */
function keysOf(whole: Expression): Expression {
  const { span } = whole;
  const none: Expression = { kind: "object", members: [], kinds: kind.object, span };
  const present: Expression = mayBe(whole.kinds, nullish)
    ? { kind: "logical", operator: "??", left: whole, right: none, kinds: kind.object, span }
    : whole;
  return { kind: "operation", name: "own keys", operands: [present], kinds: kind.array, span };
}

/** Whether the object has lost the key since the loop began; null where nothing in the loop changes it. */
function isGone(node: ForInStatement, key: Expression, reading: Reading): Expression | null {
  const object = node.getExpression();
  const part = partOf(object);
  if (part === null || hasSteps(object, reading)) return null;
  const view = reading.views.get(part.symbol);
  const symbol = view?.symbol ?? part.symbol;
  const path = view === undefined || view.symbol === null ? part.path : [...pathTo(view), ...part.path];
  const changes = changesIn(node, reading.writes.changesOf(symbol));
  if (!isChangedInside(changes, path)) return null;
  if (replacedIn(node, changes, path) !== undefined)
    complain(reading, unsupportedStatement, node, {
      what: "a `for … in` loop over an object that is changed and replaced meanwhile",
      repair: "iterate over a list of its keys: `for (const key of Object.keys(prices))`",
    });
  const { span } = key;
  const whole = readExpression(object, reading);
  const value = { ...element(whole, key, { kinds: kind.undefined | kind.number, span }), optional: true };
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  return { kind: "binary", operator: "===", left: value, right: missing, kinds: kind.boolean, span };
}

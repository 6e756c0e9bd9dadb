/**
 * items.forEach((item, at) => { … })   →   the loop over `items` that it is; `return` goes on to the next turn
 *
 * The callback is read where it stands, once. One that changes the list, or its items, is no such loop.
 */
import {
  Node,
  SyntaxKind,
  type CallExpression,
  type Block,
  type Expression as Syntax,
  type ParameterDeclaration,
  type ReturnStatement,
} from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import { anything, kind, within } from "../../ir/kinds";
import type { Local } from "../../ir/expression";
import type { EachStep } from "../../ir/flow";
import { believedPresent } from "../claims";
import { inside, isEndless, type Closure } from "../closures";
import { bind, declareLocal } from "../declare";
import { identifiersIn } from "../descendants";
import { closureOf, isAwaitable } from "../inlinable";
import { kindsOf, readExpression } from "../read-expression";
import { readStatements } from "../read-statement";
import { collect, complain, makeLocal, place, readOf, type Reading } from "../reading";
import { replacedIn } from "../views/needed";
import { partOf } from "../views/paths";

type ReadAsStatement = (node: Syntax, reading: Reading) => void;

/** Reads `forEach` as a statement; false for any other call, and where it is no loop over a list that stays as it is. */
export function readForEach(node: CallExpression, readAsStatement: ReadAsStatement, reading: Reading): boolean {
  const callee = node.getExpression();
  const [callback, ...more] = node.getArguments();
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "forEach" || more.length > 0) return false;
  if (callee.hasQuestionDotToken() || !callee.getExpression().getType().isArray()) return false;
  const closure = Node.isExpression(callback) ? closureOf(callback, reading) : null;
  if (closure === null || !canBeBody(closure, reading)) return refuseWaiting(closure, node, reading);
  reading.writes.survey(closure.target);
  if (changesWhatItWalks(node, closure, reading)) return false;
  const items = believedPresent(readExpression(callee.getExpression(), reading), kind.array);
  if (!within(items.kinds, kind.array)) return false;
  const span = place(reading, node);
  const label = { name: "each" };
  const walked = makeLocal("items", "items", span, kind.array);
  const index = makeLocal("index", "index", span, kind.number);
  const [first, second] = closure.target.getParameters();
  let item = makeLocal("item", "item", span, anything);
  const body = collect(reading, () => {
    inside(closure, reading, () => {
      if (second !== undefined) bind(second.getNameNode(), readOf(index, kind.number, span), {}, reading);
      if (first !== undefined) item = itemOf(first, reading);
      const only = closure.target.getBody();
      if (Node.isExpression(only)) readAsStatement(only, reading);
      else if (Node.isBlock(only)) readTurn(only, { label, local: item, kinds: kind.undefined, isTurn: true }, reading);
    });
  });
  const turns: Pick<EachStep, "item" | "items" | "walked" | "index" | "body"> = { item, items, walked, index, body };
  reading.steps.push({ kind: "each", label, ...turns, title: null, span });
  return true;
}

function canBeBody(closure: Closure, reading: Reading): boolean {
  const parameters = closure.target.getParameters();
  const isPlain = parameters.every((each) => !each.isRestParameter() && !each.hasInitializer());
  const givesValue = returnsIn(closure.target).some((each) => each.getExpression() !== undefined);
  return (
    isPlain && !givesValue && parameters.length <= 2 && !isAwaitable(closure.target) && !isEndless(closure, reading)
  );
}

/** Nothing waits for what an `async` callback does. */
function refuseWaiting(closure: Closure | null, node: CallExpression, reading: Reading): boolean {
  if (closure === null || !isAwaitable(closure.target)) return false;
  complain(reading, unsupportedExpression, node, {
    what: "an `async` callback of `.forEach`, for which nothing waits",
    repair: "write `for (const item of items) await …`, or `await Promise.all(items.map(async (item) => …))`",
  });
  return true;
}

/** True where the callback gives the list, or what an item is, another value. */
function changesWhatItWalks(node: CallExpression, { target }: Closure, { writes }: Reading): boolean {
  const callee = node.getExpression();
  const list = Node.isPropertyAccessExpression(callee) ? partOf(callee.getExpression()) : null;
  const names = target.getParameters().flatMap(identifiersIn);
  const symbols = names.flatMap((name) => name.getSymbol() ?? []);
  if (symbols.some((symbol) => writes.isChanged(symbol))) return true;
  if (list === null) return false;
  const changes = writes.changesOf(list.symbol).filter(({ path }) => path.length > 0);
  return (
    changes.some(({ node: change }) => change.getFirstAncestor((around) => around === target) !== undefined) ||
    replacedIn(node, writes.changesOf(list.symbol), list.path) !== undefined
  );
}

function itemOf(parameter: ParameterDeclaration, reading: Reading): Local {
  const name = parameter.getNameNode();
  const kinds = kindsOf(name, reading);
  if (Node.isIdentifier(name)) {
    reading.views.delete(name.getSymbolOrThrow());
    return declareLocal(name, undefined, kinds, reading);
  }
  const item = makeLocal("item", "item", place(reading, name), kinds);
  bind(name, readOf(item, kinds, item.span), {}, reading);
  return item;
}

/** `return` leaves the turn; a value that it gives is nobody's. */
function readTurn(body: Block, returns: NonNullable<Reading["returns"]>, reading: Reading): void {
  const outer = { returns: reading.returns, targets: reading.targets.splice(0) };
  reading.returns = returns;
  readStatements(body.getStatements(), reading);
  reading.returns = outer.returns;
  reading.targets.push(...outer.targets);
}

function returnsIn(target: Closure["target"]): readonly ReturnStatement[] {
  return target.getDescendantsOfKind(SyntaxKind.ReturnStatement);
}

/**
 * order.lines[at].price = await priceOf(id)   →   the position is kept before the call; the line is where it was, behind it
 *
 * JavaScript finds the object that it writes to before it evaluates what is written. A machine finds it by its way from a
 * variable, afterwards: where something else may lie there by then, the program is refused.
 */
import { Node, type Expression as Syntax } from "ts-morph";
import { mutation } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import type { Step } from "../ir/flow";
import { valueBefore } from "./earlier";
import { hasSteps } from "./inlinable";
import { pathTo, type Key, type Place } from "./places";
import { complain, pin, type Reading } from "./reading";
import { replacedIn } from "./views/needed";
import { fillingIn, isWrapper } from "./views/paths";

/** What is written to, and what is evaluated between finding and writing it. */
export interface Later {
  readonly target: Syntax;
  readonly values: readonly Node[];
  /** How many keys lead to the object that is changed. */
  readonly depth: number;
}

/** The place, with keys that stay what they are while the values are evaluated. */
export function settled(found: Place, later: Later, reading: Reading): Place {
  refuseReplaced(found, later, reading);
  const waits = later.values.some((value) => hasSteps(value, reading));
  if (!waits || found.keys.every(({ at }) => at.kind === "literal")) return found;
  const kept = ({ at, fixed }: Key): Expression => (fixed || at.kind === "literal" ? at : pin(reading, at, "key"));
  return { ...found, keys: found.keys.map((key) => ({ ...key, at: kept(key) })), settled: true };
}

/** The same in front of the steps that the values take, where these may change a key. */
export function settledBefore(steps: readonly Step[], found: Place, later: Later, reading: Reading): Place {
  refuseReplaced(found, later, reading);
  if (steps.length === 0) return found;
  const before = (value: Expression): Expression => valueBefore(steps, { value, node: later.target }, reading);
  const keys = found.keys.map((key) => ({ ...key, at: before(key.at) }));
  const isSame = keys.every(({ at, computed }, index) => at === found.keys[index]?.at && computed !== true);
  return isSame ? found : { ...found, keys, settled: true };
}

function refuseReplaced(found: Place, { target, values, depth }: Later, reading: Reading): void {
  if (found.symbol === null) return;
  const regions = [...values, ...valuesWithin(target)].filter((value) => hasSteps(value, reading));
  const changes = reading.writes.changesOf(found.symbol);
  const path = pathTo(found).slice(0, depth);
  const replacing = regions.map((region) => replacedIn(region, changes, path)).find((change) => change !== undefined);
  if (replacing === undefined) return;
  complain(reading, mutation, target, {
    what: `\`${target.getText()}\``,
    reason: `line ${replacing.node.getStartLineNumber()} may put something else in its place before it is written`,
    instead: "`const value = await …;` in a statement before, and then write it",
  });
}

/** What is evaluated on the way to a place: keys in brackets, and what is given where there is nothing. */
function valuesWithin(target: Node): readonly Node[] {
  const filling = fillingIn(target);
  if (filling !== null) return [...valuesWithin(filling.place), filling.node.getRight()];
  if (isWrapper(target) || Node.isPropertyAccessExpression(target)) return valuesWithin(target.getExpression());
  if (!Node.isElementAccessExpression(target)) return [];
  return [...valuesWithin(target.getExpression()), target.getArgumentExpressionOrThrow()];
}

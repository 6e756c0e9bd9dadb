/**
 * f(a, await g())   →   `a` is what it was before the call: in a local of its own, where it may throw or be written meanwhile
 *
 * An object is the exception: what changes it meanwhile is seen, since JavaScript has evaluated no more than a reference.
 */
import { Node, type Expression as Syntax } from "ts-morph";
import { mutation } from "../diagnostics/catalog/language";
import type { Expression, Local } from "../ir/expression";
import { isFallible } from "../ir/fallible";
import type { Step } from "../ir/flow";
import { kind, mayBe } from "../ir/kinds";
import { allSteps, hasEffects, writtenBy, writtenByStep } from "../ir/steps";
import { localsOf } from "../ir/walk";
import { originOf } from "./hints";
import { isFresh } from "./fresh";
import { complain, pin, type Reading } from "./reading";

/** An operand, and what it is. */
interface Evaluated {
  readonly value: Expression;
  readonly node: Syntax;
}

/** A value that JavaScript evaluates before these steps, for use after them. */
export function valueBefore(later: readonly Step[], { value, node }: Evaluated, reading: Reading): Expression {
  if (later.length === 0) return value;
  const mayChange = readsAny(value, writtenBy(later)) || (hasEffects(later) && readsAny(value, reading.around));
  if (!isFallible(value) && !mayChange) return value;
  if (isReference(value, node, reading) && readsAny(value, changedIn(later))) {
    if (value.kind === "read" && isSameAfter(later, value.local)) return value;
    complain(reading, mutation, node, {
      what: `what stands behind \`${node.getText()}\``,
      reason: "it is evaluated first, and changes with what is done behind it in the same statement",
      instead: "evaluate the rest in a statement before: `const value = await …;`",
    });
  }
  return pin(reading, value, originOf(node) ?? "value");
}

/** While a member of a group waits, others may write what is declared around them. */
function readsAny(value: Expression, locals: ReadonlySet<Local>): boolean {
  return [...localsOf(value)].some((local) => locals.has(local));
}

/** The locals whose objects the steps change. */
function changedIn(steps: readonly Step[]): ReadonlySet<Local> {
  const changed = new Set<Local>();
  for (const step of allSteps(steps)) if (step.kind === "set" && step.identity !== undefined) changed.add(step.local);
  return changed;
}

/** True when a local holds the same object after the steps. */
function isSameAfter(steps: readonly Step[], local: Local): boolean {
  return [...allSteps(steps)].every((step) =>
    step.kind === "set" ? step.local !== local || step.identity === "same" : !writtenByStep(step).includes(local),
  );
}

/** True for an object that others may know by another name, and for a part of one. */
function isReference(value: Expression, node: Syntax, reading: Reading): boolean {
  return mayBe(value.kinds, kind.array | kind.object) && !isSpread(node) && !isFresh(node, true, reading, "never");
}

/** True for what is copied where it stands; who changes what the copy shares with it is refused there: `[...rows, await f()]`. */
function isSpread(node: Syntax): boolean {
  const parent = node.getParent();
  return Node.isSpreadElement(parent) || Node.isSpreadAssignment(parent);
}

/**
 * await saga(async () => { … })   →   the steps of the block, whose errors undo what was registered in it
 * commit(); await rollback();     →   what is registered in the scope is forgotten; undone first
 */
import { Node, type CallExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind } from "../../ir/kinds";
import { inside } from "../closures";
import { closureOf } from "../inlinable";
import { readBodyOf } from "../inline";
import { collect, complain, pin, place, unread, type Reading } from "../reading";

/** Adds the step of a scope, and returns what its block returns. */
export function readSaga(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const [block, ...more] = node.getArguments();
  const closure = Node.isExpression(block) ? closureOf(block, reading) : null;
  const rule = reading.inCompensation ? outsideOnly("saga") : null;
  if (rule !== null || closure === null || more.length > 0 || closure.target.getParameters().length > 0) {
    complain(reading, wordUse, node, { word: "saga", rule: rule ?? "write `await saga(async () => { … })`" });
    return unread(span);
  }
  let value = unread(span);
  const { inGroup } = reading;
  reading.inGroup = false;
  const body = collect(reading, () => {
    const returned = inside(closure, reading, () => readBodyOf(closure.target, span, reading));
    value = isFallible(returned) ? pin(reading, returned, "value") : returned;
  });
  reading.inGroup = inGroup;
  reading.steps.push({ kind: "saga", body, span });
  return value;
}

/** Adds the step of `commit()` or `rollback()`. */
export function readForget(word: "commit" | "rollback", node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const rule = node.getArguments().length > 0 ? "it takes no argument" : ruleOfForgetting(word, reading);
  if (rule !== null) complain(reading, wordUse, node, { word, rule });
  else reading.steps.push({ kind: word, span });
  return { kind: "literal", value: undefined, kinds: kind.undefined, span };
}

function outsideOnly(word: string): string {
  return `a compensation has no scope: no \`${word}\` in it`;
}

/** Why a scope cannot be left here; null where it can. */
function ruleOfForgetting(word: string, reading: Reading): string | null {
  if (reading.inCompensation) return outsideOnly(word);
  if (!reading.inGroup) return null;
  return `what runs at the same time as others cannot forget what they have registered: put a \`saga\` around it, or \`${word}\` behind the \`Promise.all\``;
}

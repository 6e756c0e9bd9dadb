/**
 * await saga(async () => { … })   →   the steps of the block, whose errors undo what was registered in it
 * commit(); await rollback();     →   what is registered in the scope is forgotten; undone first
 */
import type { CallExpression, Node as AnyNode } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind } from "../../ir/kinds";
import { collect, complain, pin, place, unread, type Reading } from "../reading";
import { readSurrounded, type Surrounded } from "./surrounded";

/** Adds the step of a scope, and returns what its block returns. */
export function readSaga(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const [block, ...more] = node.getArguments();
  const rule = reading.inCompensation ? outsideOnly("saga") : null;
  const surrounded = rule !== null || more.length > 0 ? null : readScope(block, reading);
  if (surrounded === null) {
    complain(reading, wordUse, node, { word: "saga", rule: rule ?? "write `await saga(async () => { … })`" });
    return unread(span);
  }
  let { value } = surrounded;
  const body = collect(reading, () => {
    reading.steps.push(...surrounded.steps);
    if (isFallible(value)) value = pin(reading, value, "value");
  });
  reading.steps.push({ kind: "saga", body, span });
  return value;
}

/** What members of a group cannot forget, a scope within one can. */
function readScope(block: AnyNode | undefined, reading: Reading): Surrounded | null {
  const { inGroup } = reading;
  reading.inGroup = false;
  const surrounded = readSurrounded(block, reading);
  reading.inGroup = inGroup;
  return surrounded;
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
  return `a compensation has no scope: instead of \`${word}\`, undo what it does in its own \`try\` and \`catch\``;
}

/** Why a scope cannot be left here; null where it can. */
function ruleOfForgetting(word: string, reading: Reading): string | null {
  if (reading.inCompensation) return outsideOnly(word);
  if (!reading.inGroup) return null;
  return `what runs at the same time as others cannot forget what they have registered: put a \`saga\` around it, or \`${word}\` behind the \`Promise.all\``;
}

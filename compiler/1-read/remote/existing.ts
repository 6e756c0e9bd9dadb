/**
 * const charge = lambda<(order: Order) => Promise<number>>("arn:aws:lambda:…")
 * await charge(order)   →   lambda:invoke with that ARN
 *
 * const crunch = job("glue:startJobRun", { timeout: "2 hours" })
 * await crunch({ JobName })   →   glue:startJobRun.sync
 *
 * const pack = activity<(box: Box) => Promise<void>>("arn:aws:states:…:activity:pack", { heartbeat: "1 minute" })
 * await pack(box)       →   a Task state whose Resource is the activity
 */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { notJson } from "../../diagnostics/catalog/annotations";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { plainCall } from "../../ir/flow";
import { kind, mayBe, without, type Kinds } from "../../ir/kinds";
import { wordOf } from "../callees";
import { readExpression } from "../read-expression";
import { complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { refuseOdd } from "../error-values";
import { kindsOfType, partThatIsNotJson } from "../types";
import { valueOfConst } from "../words/const-value";
import { declaredBy, type Existing, type Word } from "./declared";

function isWord(word: string | null): word is Word {
  return word === "lambda" || word === "activity" || word === "integration" || word === "job";
}

/** True for a declaration of what exists elsewhere: it takes no step. */
export function declaresExisting(made: Node | undefined): boolean {
  const word = Node.isCallExpression(made) ? wordOf(made.getExpression()) : null;
  return isWord(word);
}

/** What a callee names, when it is a `const` made by `lambda` or `activity`. */
export function existingOf(callee: Syntax): Existing | null {
  const made = Node.isIdentifier(callee) ? valueOfConst(callee) : undefined;
  if (!Node.isCallExpression(made) || !Node.isIdentifier(callee)) return null;
  const word = wordOf(made.getExpression());
  return isWord(word) ? { word, name: callee.getText(), made } : null;
}

/** Adds the step that calls it, and returns its result. */
export function readExisting(node: CallExpression, existing: Existing, reading: Reading): Expression {
  const span = place(reading, node);
  const { title } = reading;
  const declared = declaredBy(existing, reading);
  const [given, ...more] = node.getArguments();
  if (more.length > 0) {
    complain(reading, wordUse, existing.made, { word: existing.word, rule: "takes one argument at most" });
    return unread(span);
  }
  const payload: Expression = Node.isExpression(given)
    ? readExpression(given, reading)
    : { kind: "object", members: [], kinds: kind.object, span };
  if (Node.isExpression(given)) refuseOdd(payload, `passed to \`${existing.name}\``, given, reading);
  if (declared === null) return unread(span);
  const kinds = resultKinds(node, existing, reading);
  const into = makeLocal(existing.name, existing.name, span, kinds);
  const { retry, timeoutSeconds, heartbeatSeconds } = declared;
  reading.steps.push({
    ...plainCall,
    target: declared,
    payload,
    into,
    resultKinds: kinds,
    retry,
    timeoutSeconds,
    heartbeatSeconds,
    title,
    span,
  });
  return readOf(into, kinds, span);
}

/** What comes back has been through JSON. */
function resultKinds(node: CallExpression, { name }: Existing, reading: Reading): Kinds {
  const [result = node.getReturnType()] = node.getReturnType().getTypeArguments();
  const odd = partThatIsNotJson(result, node);
  if (odd !== null) complain(reading, notJson, node, { name, where: "the result", type: odd });
  const kinds = kindsOfType(result, node);
  return mayBe(kinds, kind.undefined) ? without(kinds, kind.undefined) | kind.null : kinds;
}

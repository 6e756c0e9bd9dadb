/** A call that is not awaited: a method or function of the library tables. */
import { Node, type CallExpression } from "ts-morph";
import { unawaitedTask, unknownCall, wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { readAbsentCall } from "../absent";
import { readChain } from "../concurrency/chain";
import { chainOf, isChained } from "../concurrency/chained";
import { readGroup } from "../concurrency/group";
import { isGroup } from "../concurrency/syntax";
import { taskOfCallee, wordOf } from "../callees";
import { inlinableOf, isAwaitable } from "../inlinable";
import { yieldsPromise } from "../dispatch";
import { readTaken } from "../in-place";
import { readInlined } from "../inline";
import { readChance } from "../library/chance";
import { readMomentOfAnswer } from "../sdk/dates";
import { isConsole, readConsole } from "../library/console";
import { readLibraryCall } from "../library/calls";
import { readExpression } from "../read-expression";
import { remoteCall } from "../remote/remote-call";
import { readAsStatement } from "../statements/expression";
import { readParameter } from "../words/parameter";
import { awaitedWord } from "../words/awaited";
import { complain, place, unread, type Reading } from "../reading";

/** Reads a call. */
export function readCall(node: CallExpression, reading: Reading): Expression {
  const callee = node.getExpression();
  if (Node.isImportExpression(callee)) return readExpression(callee, reading);
  const word = wordOf(callee);
  const awaited = readerOf(word, node, reading);
  if (awaited !== null) return awaited(node, reading);
  const task = isGroup(node) ? callee.getText() : (taskOfCallee(callee, reading.program)?.name ?? null);
  if (task !== null) complain(reading, unawaitedTask, node, { task });
  else if (word !== null)
    complain(reading, wordUse, node, {
      word,
      rule: word === "compensate" || word === "commit" ? ofItsOwn(word) : `write \`await ${word}(…)\``,
    });
  else return readOther(node, reading);
  return unread(place(reading, node));
}

/** Where a word stands that waits for nothing. */
function ofItsOwn(word: string): string {
  return `write it as a statement of its own, \`if (…) ${word}(…)\``;
}

type Reader = (node: CallExpression, reading: Reading) => Expression;

/** How a call is read that may stand here: one that is awaited by what reads it, or none that waits. */
function readerOf(word: string | null, node: CallExpression, reading: Reading): Reader | null {
  if (word === "parameter") return readParameter;
  if (reading.awaited !== node) return null;
  if (isGroup(node)) return readGroup;
  const chain = chainOf(node, reading);
  return chain === null ? awaitedWord(word) : (call, within) => readChain(call, chain, within);
}

function readConsoleCall(node: CallExpression, reading: Reading): Expression {
  return readConsole(node, reading, (argument) => {
    readAsStatement(argument, reading);
  });
}

/** A helper that is written out, or a row of the library. */
function readOther(node: CallExpression, reading: Reading): Expression {
  if (isConsole(node)) return readConsoleCall(node, reading);
  const callee = node.getExpression();
  if (isPromised(node, reading)) {
    complain(reading, unawaitedTask, node, { task: callee.getText() });
    return unread(place(reading, node));
  }
  const remote = remoteCall(node, reading);
  if (remote !== null) {
    if (reading.awaited === node) return remote();
    complain(reading, unawaitedTask, node, { task: callee.getText() });
    return unread(place(reading, node));
  }
  const known =
    readInlined(node, reading) ??
    readAbsentCall(node, reading) ??
    readTaken(node, reading) ??
    readChance(node, reading) ??
    readMomentOfAnswer(node, reading) ??
    readLibraryCall(node, reading);
  if (known !== null) return known;
  const name = Node.isPropertyAccessExpression(callee) ? `.${callee.getName()}` : callee.getText();
  complain(reading, unknownCall, node, { name });
  return unread(place(reading, node));
}

/** True for the call of a function of the project that has to be awaited, of a choice between such, and of `then` and its like. */
function isPromised(node: CallExpression, reading: Reading): boolean {
  const callee = node.getExpression();
  if (isChained(node)) return true;
  const target = inlinableOf(callee, reading);
  return (target !== null && isAwaitable(target)) || yieldsPromise(callee, reading);
}

/** await call   →   a state of its own, before the expression that needs its result */
import { Node, type AwaitExpression, type CallExpression, type Expression as Syntax } from "ts-morph";
import { notATask, wordNotAvailable, wordUse } from "../../diagnostics/catalog/calls";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { taskOfCallee, wordOf } from "../callees";
import { readAbsentCall } from "../absent";
import { complain, place, unread, type Reading } from "../reading";
import { readInlined } from "../inline";
import { readChain, refuseChained } from "../concurrency/chain";
import { chainOf, firstOf, isChained, type Chain } from "../concurrency/chained";
import { memberOf } from "../concurrency/element";
import { readGroup } from "../concurrency/group";
import { readAwaitedPromise } from "../concurrency/promises";
import { isGroup } from "../concurrency/syntax";
import { readConditional } from "./conditional";
import { readExpression } from "../read-expression";
import { remoteCall } from "../remote/remote-call";
import { readTaskCall } from "../task-call";
import { readBodyText } from "../sdk/bodies";
import { awaitedWord } from "../words/awaited";

/** Reads `await`. */
export function readAwait(node: AwaitExpression, reading: Reading): Expression {
  return readAwaited(node.getExpression(), reading);
}

function readAwaited(node: Syntax, reading: Reading): Expression {
  if (Node.isParenthesizedExpression(node)) return readAwaited(node.getExpression(), reading);
  if (Node.isConditionalExpression(node)) return readConditional(node, reading, readAwaited);
  if (Node.isCallExpression(node)) return readAwaitedCall(node, reading);
  const symbol = Node.isIdentifier(node) ? node.getSymbol() : undefined;
  const kept = symbol === undefined ? null : readAwaitedPromise(symbol, place(reading, node), reading);
  if (kept !== null) return kept;
  if (!isPromise(node)) return readExpression(node, reading);
  complain(reading, unsupportedExpression, node, {
    what: "an `await` of something other than a call in this version",
    repair: "await the call where it stands",
  });
  return unread(place(reading, node));
}

/** True for what has to be waited for; `await` of anything else is the value itself. */
function isPromise(node: Syntax): boolean {
  const type = node.getType();
  return type.isAny() || type.isUnknown() || type.getProperty("then") !== undefined;
}

function readAwaitedCall(node: CallExpression, reading: Reading): Expression {
  const callee = node.getExpression();
  if (Node.isImportExpression(callee)) return readExpression(callee, reading);
  const task = taskOfCallee(callee, reading.program);
  if (task !== null) return readTaskCall(node, task, reading);
  const word = wordOf(callee);
  if (word !== null) return readAwaitedWord(word, node, reading);
  const remote = remoteCall(node, reading);
  if (remote !== null) return remote();
  const chain = chainOf(node, reading);
  if (chain !== null) return readBegun(node, chain, reading);
  const inlined = readBodyText(node, reading) ?? readInlined(node, reading) ?? readAbsentCall(node, reading);
  if (inlined !== null) return inlined;
  if (isGroup(node)) return readGroup(node, reading);
  return isChained(node) ? refuseChained(node, reading) : refuseCall(node, callee, reading);
}

/** What is done behind a call: there has to be one that can be waited for. */
function readBegun(node: CallExpression, chain: Chain, reading: Reading): Expression {
  const first = firstOf(node, reading);
  if (memberOf(first, reading) !== null) return readChain(node, chain, reading);
  return isChained(first) ? refuseChained(first, reading) : refuseCall(first, first.getExpression(), reading);
}

function refuseCall(node: CallExpression, callee: Syntax, reading: Reading): Expression {
  if (/^Promise\./.test(callee.getText())) {
    complain(reading, wordNotAvailable, node, {
      word: callee.getText(),
      instead:
        callee.getText() === "Promise.resolve" ? "write the value itself" : "await the calls one after the other",
    });
  } else complain(reading, notATask, node, { name: callee.getText(), what: whatIs(callee) });
  return unread(place(reading, node));
}

/** Whose function is awaited. */
function whatIs(callee: Syntax): Parameters<typeof notATask.help>[0]["what"] {
  if (isValue(callee)) return "value";
  const symbol = callee.getSymbol();
  const declarations = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
  if (declarations.some((each) => !each.getSourceFile().isDeclarationFile())) return "own";
  return declarations.some((each) => Node.isMethodSignature(each) || Node.isMethodDeclaration(each))
    ? "method"
    : "foreign";
}

/** True for a variable or a parameter that functions are given to, and for an element of a list of them. */
function isValue(callee: Syntax): boolean {
  if (Node.isElementAccessExpression(callee)) return true;
  const declaration = Node.isIdentifier(callee) ? callee.getSymbol()?.getDeclarations()[0] : undefined;
  return (
    Node.isParameterDeclaration(declaration) ||
    Node.isBindingElement(declaration) ||
    (Node.isVariableDeclaration(declaration) && !declaration.isExported() && !declaration.getInitializer())
  );
}

function readAwaitedWord(word: string, node: CallExpression, reading: Reading): Expression {
  const read = awaitedWord(word);
  if (read !== null) return read(node, reading);
  if (word === "compensate" || word === "commit")
    complain(reading, wordUse, node, { word, rule: "does not wait: write it without `await`" });
  else
    complain(reading, wordNotAvailable, node, { word, instead: "use `sleep`, `compensate` and the tasks themselves" });
  return unread(place(reading, node));
}

/** compensate(async () => { … })   →   states on the way that an error takes out of the workflow */
import { Node, type ArrowFunction, type CallExpression, type FunctionExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import { readReturned } from "../inline";
import { readStatements } from "../read-statement";
import { readUndoOptions } from "./undo-options";
import { collect, complain, place, type Reading } from "../reading";

/** Reads a registration, a statement of its own. */
export function readCompensate(node: CallExpression, reading: Reading): void {
  const [block, given] = node.getArguments();
  const refuse = (rule: string): void => {
    complain(reading, wordUse, node, { word: "compensate", rule });
  };
  if (reading.unregistered !== null) return refuse(reading.unregistered);
  if (reading.inCompensation) return refuse("a compensation cannot register another one");
  if (!isBlock(block) || block.getParameters().length > 0)
    return refuse("write `compensate(async () => { await undo(…); })`");
  const options = readUndoOptions(given, reading);
  if (options === null) return;
  const number = ++reading.compensations;
  const tries = reading.tries;
  const targets = reading.targets.splice(0);
  reading.inCompensation = true;
  reading.tries = 0;
  const { returns } = reading;
  reading.returns = null;
  const body = collect(reading, () => {
    readBlockBody(block, reading);
  });
  reading.inCompensation = false;
  reading.tries = tries;
  reading.returns = returns;
  reading.targets.push(...targets);
  reading.steps.push({ kind: "compensate", number, ...options, body, span: place(reading, node) });
}

function isBlock(node: Node | undefined): node is ArrowFunction | FunctionExpression {
  return Node.isArrowFunction(node) || Node.isFunctionExpression(node);
}

function readBlockBody(block: ArrowFunction | FunctionExpression, reading: Reading): void {
  const body = block.getBody();
  if (Node.isBlock(body)) readStatements(body.getStatements(), reading);
  else if (Node.isExpression(body)) readReturned(body, reading);
}

/**
 * compensate(async () => { … })   →   states on the way that an error takes out of the workflow
 * compensate(putBack)             →   the same: of a function without parameters, or of a task that takes nothing
 */
import { Node, type ArrowFunction, type CallExpression, type FunctionExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import { taskOfCallee } from "../callees";
import { readReturned } from "../inline";
import { readStatements } from "../read-statement";
import { readNamedTask } from "../task-call";
import { collect, complain, place, type Reading } from "../reading";
import { readSurrounded } from "./surrounded";
import { readUndoOptions } from "./undo-options";

/** Reads a registration, a statement of its own. */
export function readCompensate(node: CallExpression, reading: Reading): void {
  const [block, given] = node.getArguments();
  const refuse = (rule: string): void => {
    complain(reading, wordUse, node, { word: "compensate", rule });
  };
  if (reading.unregistered !== null) return refuse(reading.unregistered);
  if (reading.inCompensation)
    return refuse(
      "a compensation cannot register another one: undo it in the same block, in `try … finally` or `catch`",
    );
  const options = readUndoOptions(given, reading);
  if (options === null) return;
  const number = ++reading.compensations;
  const tries = reading.tries;
  const targets = reading.targets.splice(0);
  reading.inCompensation = true;
  reading.tries = 0;
  const { returns } = reading;
  reading.returns = null;
  let isRead = false;
  const body = collect(reading, () => {
    isRead = readBlock(block, reading);
  });
  reading.inCompensation = false;
  reading.tries = tries;
  reading.returns = returns;
  reading.targets.push(...targets);
  if (!isRead) return refuse("write `compensate(async () => { await undo(…); })`");
  reading.steps.push({ kind: "compensate", number, ...options, body, span: place(reading, node) });
}

/** Adds the steps of a block; false when it is none that can be written out. */
function readBlock(block: Node | undefined, reading: Reading): boolean {
  if (Node.isArrowFunction(block) || Node.isFunctionExpression(block)) {
    if (block.getParameters().length === 0) readBlockBody(block, reading);
    return block.getParameters().length === 0;
  }
  const task = Node.isExpression(block) ? taskOfCallee(block, reading.program) : null;
  if (task !== null && Node.isExpression(block)) {
    if (task.parameters.length === 0) readNamedTask(block, task, [], reading);
    return task.parameters.length === 0;
  }
  const surrounded = readSurrounded(block, reading);
  reading.steps.push(...(surrounded?.steps ?? []));
  return surrounded !== null;
}

function readBlockBody(block: ArrowFunction | FunctionExpression, reading: Reading): void {
  const body = block.getBody();
  if (Node.isBlock(body)) readStatements(body.getStatements(), reading);
  else if (Node.isExpression(body)) readReturned(body, reading);
}

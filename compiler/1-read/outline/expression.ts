/** await send(new Date(at).toISOString())   →   a region for what stands between awaits, lifted out as an await is */
import { Node, type Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { Reading } from "../reading";
import { isAwaitFree } from "./await-free";
import { checkpoint } from "./checkpoint";
import { areOutlinable } from "./outlinable";
import { isKept, outline, planned } from "./region";

/** Reads an expression; where that fails only for lack of a form in the machine, outlines the smallest whole that can be. */
export function readOrOutline(node: Syntax, reading: Reading, read: () => Expression): Expression {
  const { report } = reading.program;
  const { mark } = report;
  const [regions, steps] = [reading.regions.length, reading.steps];
  const undo = checkpoint(reading);
  const value = read();
  const errors = report.errorsSince(mark);
  const made = reading.regions.slice(regions);
  const why = errors[0]?.title ?? made[0]?.why;
  if (why === undefined || (errors.length === 0 && made.length < 2)) return value;
  if ((errors.length > 0 && !areOutlinable(errors)) || !canStand(node) || !isKept(node, reading)) return value;
  if (!isAwaitFree(node, reading)) return value;
  const plan = planned([node], { exits: [], ends: false }, reading);
  if (plan === null || plan.outs.outer.length > 0 || steps !== reading.steps) return value;
  undo();
  return outline(plan, why, reading);
}

/** True where the value of the expression is what its surroundings need: not a place to write to, nor what is called. */
function canStand(node: Syntax): boolean {
  const parent = node.getParent();
  if (Node.isSpreadElement(node) || Node.isDeleteExpression(parent)) return false;
  if (Node.isCallExpression(parent) && parent.getExpression() === node) return false;
  if (Node.isBinaryExpression(parent) && parent.getLeft() === node) return !/^[^=!<>]*=$/.test(parent.getOperatorToken().getText());
  if (Node.isPostfixUnaryExpression(parent) || Node.isPrefixUnaryExpression(parent))
    return !/^(\+\+|--)/.test(parent.getText()) && !/(\+\+|--)$/.test(parent.getText());
  return !Node.isCaseClause(parent) || parent.getExpression() !== node;
}

/** await send(new Date(at).toISOString())   →   a region for what stands between awaits, lifted out as an await is */
import { Node, type Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { Reading } from "../reading";
import { holdsInfinity } from "../library/infinite";
import { isAwaitFree } from "./await-free";
import { outlineAround } from "./around-await";
import { isAtBorder } from "./border";
import { checkpoint } from "./checkpoint";
import { namesCrossing } from "./names";
import { reportModuleState } from "./module-state";
import { areOutlinable } from "./outlinable";
import { isKept, outline, planned } from "./region";

/** Reads an expression; where that fails only for lack of a form in the machine, outlines the smallest whole that can be. */
export function readOrOutline(node: Syntax, reading: Reading, read: () => Expression): Expression {
  const { mark } = reading.program.report;
  const regions = reading.regions.length;
  const undo = checkpoint(reading);
  const value = read();
  if (namesCrossing(node, reading)) reading.program.report.rollBack(mark);
  const why = whyOutlined(mark, regions, reading);
  if (why === null || !isWhole(node, reading)) return value;
  if (!isAwaitFree(node, reading)) {
    const errors = reading.program.report.errorsSince(mark);
    return outlineAround(node, { errors, undo }, reading) ?? value;
  }
  const plan = planned([node], { exits: [], ends: false }, reading);
  if (plan === null && reading.program.report.mark > mark) reportModuleState([node], mark, reading);
  if (plan === null || plan.outs.outer.length > 0) return value;
  undo();
  return outline(plan, why, reading);
}

/** True for what a function can yield in the place of the expression. */
function isWhole(node: Syntax, reading: Reading): boolean {
  const isEndless = holdsInfinity(node) && !isAtBorder(node, reading);
  return !isEndless && canStand(node) && isKept(node, reading);
}

/** Why an expression that has been read had better be outlined: for its errors, or as one in place of several parts. */
function whyOutlined(mark: number, regions: number, { program, regions: made }: Reading): string | null {
  const errors = program.report.errorsSince(mark);
  const [first] = errors;
  if (first !== undefined) return areOutlinable(errors) ? first.title : null;
  return made.length - regions > 1 ? (made[regions]?.why ?? null) : null;
}

/** True where the value of the expression is what its surroundings need: not a place to write to, nor what is called. */
export function canStand(node: Syntax): boolean {
  const parent = node.getParent();
  if (Node.isSpreadElement(node) || Node.isDeleteExpression(parent)) return false;
  if (Node.isCallExpression(parent) && parent.getExpression() === node) return false;
  if (Node.isBinaryExpression(parent) && parent.getLeft() === node)
    return !/^[^=!<>]*=$/.test(parent.getOperatorToken().getText());
  if (Node.isPostfixUnaryExpression(parent) || Node.isPrefixUnaryExpression(parent))
    return !/^(\+\+|--)/.test(parent.getText()) && !/(\+\+|--)$/.test(parent.getText());
  return !Node.isCaseClause(parent) || parent.getExpression() !== node;
}

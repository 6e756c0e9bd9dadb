/** Operators that write to what stands on their left. */
import { SyntaxKind } from "ts-morph";

const logicalAssignments: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
]);

const assignments: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsToken,
  SyntaxKind.PlusEqualsToken,
  SyntaxKind.MinusEqualsToken,
  SyntaxKind.AsteriskEqualsToken,
  SyntaxKind.SlashEqualsToken,
  SyntaxKind.PercentEqualsToken,
  ...logicalAssignments,
]);

const arithmetic: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.PlusToken,
  SyntaxKind.PlusEqualsToken,
  SyntaxKind.MinusToken,
  SyntaxKind.MinusEqualsToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.AsteriskEqualsToken,
  SyntaxKind.SlashToken,
  SyntaxKind.SlashEqualsToken,
  SyntaxKind.PercentToken,
  SyntaxKind.PercentEqualsToken,
]);

/** True for `+`, `+=` and their like: what they yield is never missing. */
export function isArithmetic(operator: SyntaxKind): boolean {
  return arithmetic.has(operator);
}

/** True for `=`, `+=` and their like. */
export function isAssignment(operator: SyntaxKind): boolean {
  return assignments.has(operator);
}

/** True for `??=`, `||=` and `&&=`. */
export function isLogicalAssignment(operator: SyntaxKind): boolean {
  return logicalAssignments.has(operator);
}

/** True for `++` and `--`. */
export function isStep(operator: SyntaxKind): boolean {
  return operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken;
}

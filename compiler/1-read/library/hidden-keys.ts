/**
 * Object.keys({ note: order.note })   →   refused where `order.note` may be undefined
 *
 * In JavaScript the object has the key `note`; in JSON, and in the machine, it has not. That is seen by who asks for keys,
 * and by nobody else. Outlined code would not see it either.
 */
import { Node, SyntaxKind, type Expression as Syntax, type Symbol } from "ts-morph";
import { hiddenKey } from "../../diagnostics/catalog/language";
import { kind, mayBe } from "../../ir/kinds";
import { kindsOf } from "../read-expression";
import { complain, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { isWrapper } from "../views/paths";

/** Reports an object whose keys are asked for, and which may have one that is undefined. */
export function refuseHiddenKeys(object: Syntax, reading: Reading): void {
  const hidden = hiddenIn(object, reading, new Set());
  if (hidden === null) return;
  complain(reading, hiddenKey, object, { name: hidden });
}

/** The name of a property that may be there and undefined; null where there is none. */
function hiddenIn(node: Node, reading: Reading, seen: ReadonlySet<Symbol>): string | null {
  const deeper = (inner: Node): string | null => hiddenIn(inner, reading, seen);
  if (isWrapper(node)) return deeper(node.getExpression());
  if (Node.isConditionalExpression(node)) return deeper(node.getWhenTrue()) ?? deeper(node.getWhenFalse());
  if (Node.isObjectLiteralExpression(node))
    return firstOf(node.getProperties(), (each) => hiddenBy(each, reading, seen));
  if (Node.isBinaryExpression(node) && isEither(node.getOperatorToken().getKind()))
    return deeper(node.getLeft()) ?? deeper(node.getRight());
  return Node.isIdentifier(node) ? hiddenInLocal(symbolOf(node), reading, seen) : null;
}

function isEither(operator: SyntaxKind): boolean {
  return operator === SyntaxKind.QuestionQuestionToken || operator === SyntaxKind.BarBarToken;
}

function hiddenBy(part: Node, reading: Reading, seen: ReadonlySet<Symbol>): string | null {
  if (Node.isSpreadAssignment(part)) return hiddenIn(part.getExpression(), reading, seen);
  const value = Node.isPropertyAssignment(part) ? part.getInitializer() : undefined;
  if (Node.isShorthandPropertyAssignment(part)) return isUndefined(part.getNameNode(), reading) ? part.getName() : null;
  return Node.isPropertyAssignment(part) && value !== undefined && isUndefined(value, reading) ? part.getName() : null;
}

/** What a variable was given, and what was put into it. */
function hiddenInLocal(symbol: Symbol | undefined, reading: Reading, seen: ReadonlySet<Symbol>): string | null {
  if (symbol === undefined || seen.has(symbol)) return null;
  const within = new Set([...seen, symbol]);
  const given = reading.writes.valuesOf(symbol).filter(({ isPart }) => !isPart);
  const put = reading.writes.changesOf(symbol).filter(({ path, how }) => how === "set" && path.length === 1);
  return (
    firstOf(given, ({ value }) => hiddenIn(value, reading, within)) ??
    firstOf(put, ({ node, path }) => (isPutUndefined(node, reading) ? (path[0] ?? "…") : null))
  );
}

/** `record.note = order.note` */
function isPutUndefined(node: Node, reading: Reading): boolean {
  return (
    Node.isBinaryExpression(node) &&
    node.getOperatorToken().getKind() === SyntaxKind.EqualsToken &&
    isUndefined(node.getRight(), reading)
  );
}

function isUndefined(value: Syntax, reading: Reading): boolean {
  return mayBe(kindsOf(value, reading), kind.undefined);
}

function firstOf<Each>(list: readonly Each[], find: (each: Each) => string | null): string | null {
  for (const each of list) {
    const found = find(each);
    if (found !== null) return found;
  }
  return null;
}

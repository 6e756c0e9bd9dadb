/**
 * Object.keys({ note: order.note })   →   refused where `order.note` may be undefined
 *
 * In JavaScript the object has the key `note`; in JSON, and in the machine, it has not. That is seen by who asks for keys,
 * and by who spreads it over an object that has the key, and by nobody else. Outlined code would not see it either.
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
  const [hidden] = hiddenIn(object, reading, new Set());
  if (hidden !== undefined) complain(reading, hiddenKey, object, { name: hidden });
}

/** `{ note: "none", ...order }`: an undefined `note` takes the place of the one before it. `before` null: of any. */
export function refuseHiddenOver(before: ReadonlySet<string> | null, object: Syntax, reading: Reading): void {
  const hidden = [...hiddenIn(object, reading, new Set())].find((name) => before === null || before.has(name));
  if (hidden !== undefined) complain(reading, hiddenKey, object, { name: hidden });
}

/** The names of properties that may be there and undefined. */
function hiddenIn(node: Node, reading: Reading, seen: ReadonlySet<Symbol>): readonly string[] {
  const deeper = (inner: Node): readonly string[] => hiddenIn(inner, reading, seen);
  if (isWrapper(node)) return deeper(node.getExpression());
  if (Node.isConditionalExpression(node)) return [node.getWhenTrue(), node.getWhenFalse()].flatMap(deeper);
  if (Node.isObjectLiteralExpression(node))
    return node.getProperties().flatMap((each) => hiddenBy(each, reading, seen));
  if (Node.isBinaryExpression(node) && isEither(node.getOperatorToken().getKind()))
    return [node.getLeft(), node.getRight()].flatMap(deeper);
  return Node.isIdentifier(node) ? hiddenInLocal(symbolOf(node), reading, seen) : [];
}

function isEither(operator: SyntaxKind): boolean {
  return operator === SyntaxKind.QuestionQuestionToken || operator === SyntaxKind.BarBarToken;
}

function hiddenBy(part: Node, reading: Reading, seen: ReadonlySet<Symbol>): readonly string[] {
  if (Node.isSpreadAssignment(part)) return hiddenIn(part.getExpression(), reading, seen);
  const value = Node.isPropertyAssignment(part) ? part.getInitializer() : undefined;
  if (Node.isShorthandPropertyAssignment(part)) return isUndefined(part.getNameNode(), reading) ? [part.getName()] : [];
  return Node.isPropertyAssignment(part) && value !== undefined && isUndefined(value, reading) ? [part.getName()] : [];
}

/** What a variable was given, and what was put into it. */
function hiddenInLocal(symbol: Symbol | undefined, reading: Reading, seen: ReadonlySet<Symbol>): readonly string[] {
  if (symbol === undefined || seen.has(symbol)) return [];
  const within = new Set([...seen, symbol]);
  const given = reading.writes.valuesOf(symbol).filter(({ isPart }) => !isPart);
  const put = reading.writes.changesOf(symbol).filter(({ path, how }) => how === "set" && path.length === 1);
  return [
    ...given.flatMap(({ value }) => hiddenIn(value, reading, within)),
    ...put.flatMap(({ node, path }) => (isPutUndefined(node, reading) ? [path[0] ?? "…"] : [])),
  ];
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

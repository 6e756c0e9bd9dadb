/**
 * if (found?.id === ids[0]) return found.id.length   →   TypeScript takes `found` for there, for it believes in `ids[0]`
 * state.best = bids[at]; state.best.price            →   and `state.best`, for it believes in `bids[at]`
 *
 * What is compared with, or set to, what may be missing against its type may itself be missing in what follows.
 */
import { Node, SyntaxKind, type Expression, type SourceFile, type ts } from "ts-morph";
import { mayBe, nothing, nullish, type Kinds } from "../ir/kinds";
import { descendantsOf } from "./descendants";
import type { Ask } from "./fixpoint";
import { kindsOfNode } from "./types";

/** A name or a part of it that TypeScript believes to be like another value from here on. */
interface Belief {
  readonly reference: Expression;
  readonly other: Expression;
  /** The statements that may follow from it. */
  readonly within: Node;
}

const known = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Belief[]>>();

/** What a name or a part may be besides its type, because its type follows from a comparison with what lies. */
export function liesOfNarrowing(node: Expression, ask: Ask, deeper: (inner: Expression) => Kinds): Kinds {
  const beliefs = beliefsIn(node.getSourceFile());
  if (beliefs.size === 0) return nothing;
  const own = beliefs.get(textOf(node)) ?? [];
  const follow = own.filter((belief) => follows(node, belief));
  return follow.reduce((kinds, belief) => kinds | ask(belief, () => liesOfBelief(belief, deeper)), nothing);
}

function follows(node: Expression, { reference, other, within }: Belief): boolean {
  return node.getPos() > other.getPos() && node.getPos() < within.getEnd() && node !== reference;
}

function liesOfBelief({ reference, other }: Belief, deeper: (inner: Expression) => Kinds): Kinds {
  const missing = deeper(other) & nullish;
  return missing === nothing ? nothing : missing | (kindsOfNode(reference) & nullish);
}

function beliefsIn(file: SourceFile): ReadonlyMap<string, readonly Belief[]> {
  const before = known.get(file.compilerNode);
  if (before !== undefined) return before;
  const all = new Map<string, Belief[]>();
  for (const [one, other] of descendantsOf(file).flatMap(pairsOf)) {
    for (const reference of referencesIn(one)) {
      const belief = { reference, other, within: blockOf(one) };
      all.set(textOf(reference), [...(all.get(textOf(reference)) ?? []), belief]);
    }
  }
  known.set(file.compilerNode, all);
  return all;
}

const comparing: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
]);

/** What is compared with what, in both ways; what is set to what. */
function pairsOf(node: Node): readonly (readonly [Expression, Expression])[] {
  if (Node.isCaseClause(node)) {
    const subject = node.getParentIfKind(SyntaxKind.CaseBlock)?.getParentIfKind(SyntaxKind.SwitchStatement);
    return subject === undefined ? [] : bothWays(subject.getExpression(), node.getExpression());
  }
  if (!Node.isBinaryExpression(node)) return [];
  const operator = node.getOperatorToken().getKind();
  const [left, right] = [node.getLeft(), node.getRight()];
  if (comparing.has(operator)) return bothWays(left, right);
  return operator === SyntaxKind.EqualsToken && Node.isPropertyAccessExpression(left) ? [[left, right]] : [];
}

function bothWays(one: Expression, other: Expression): readonly (readonly [Expression, Expression])[] {
  return [
    [one, other],
    [other, one],
  ];
}

/** `a?.b.c`, `a?.b`, `a`: those of them that may be missing by their types. What is set is none of its parts. */
function referencesIn(node: Expression): readonly Expression[] {
  const isSet =
    node.getParentIfKind(SyntaxKind.BinaryExpression)?.getOperatorToken().getKind() === SyntaxKind.EqualsToken;
  const found: Expression[] = [];
  for (let at = node; ; at = at.getExpression()) {
    const isReference = Node.isPropertyAccessExpression(at) || Node.isIdentifier(at);
    if (isReference && (isSet || mayBe(kindsOfNode(at), nullish))) found.push(at);
    if (isSet || !(Node.isPropertyAccessExpression(at) || Node.isNonNullExpression(at))) return found;
  }
}

/** The same for `a?.b` and `a.b`. */
function textOf(node: Expression): string {
  return node.getText().replaceAll(/[?!]|\s/g, "");
}

function blockOf(node: Node): Node {
  return node.getFirstAncestor((each) => Node.isBlock(each) || Node.isSourceFile(each)) ?? node.getSourceFile();
}

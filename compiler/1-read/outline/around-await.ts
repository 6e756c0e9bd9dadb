/**
 * Number(await ask(x))   →   the call, and then a region with its result in the place of the `await`
 *
 * Where code that no state can do stands around one `await`: nothing that may fail, have an effect or change may be
 * evaluated before the call, and what comes behind it is code like any other.
 */
import { Node, ts, type AwaitExpression, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import { kind, mayBe } from "../../ir/kinds";
import { isGlobal } from "../library/globals";
import { natureOf, originOf } from "../hints";
import { property } from "../parts";
import { readExpression } from "../read-expression";
import { complain, makeLocal, place, readOf, type Reading } from "../reading";
import type { Diagnostic } from "../../diagnostics/report";
import type { Expression } from "../../ir/expression";
import type { Span } from "../../ir/span";
import { isAtBorder } from "./border";
import { isAwaitFree } from "./await-free";
import { keyFor } from "./inputs";
import { isComposite, namesIn } from "./names";
import { addRegion, isKept, kindsOfWhole, planned, type Plan } from "./region";

/** Code around an `await`, without it. */
interface Around {
  readonly awaited: AwaitExpression;
  /** What stands beside the `await`. */
  readonly beside: readonly Syntax[];
}

/** Why the expression could not be read, and how to forget that it was tried. */
interface Trouble {
  readonly errors: readonly Diagnostic[];
  readonly undo: () => void;
}

/** Outlines what stands around the one `await` of an expression; null where that would not do what the code does. */
export function outlineAround(node: Syntax, trouble: Trouble, reading: Reading): Expression | null {
  const around = Node.isAwaitExpression(node) ? null : aroundAwait(node, reading);
  if (around === null || !isKept(around.awaited, reading)) return null;
  const [first] = trouble.errors;
  if (first === undefined || trouble.errors.some(({ span }) => isInside(span, around.awaited, reading))) return null;
  const plan = planned(around.beside, { exits: [], ends: false }, reading);
  if (plan === null || !isPlain(plan)) return null;
  const { report } = reading.program;
  trouble.undo();
  const { mark } = report;
  const value = readExpression(around.awaited, reading);
  if (mayBe(value.kinds, kind.nan | kind.error | kind.other))
    complain(reading, unsupportedExpression, around.awaited, {
      what: "what may be NaN, or an error, within code that is outlined",
      repair: "keep it in a `const` of its own first",
    });
  if (report.errorsSince(mark).length > 0) return value;
  return regionAround(node, { ...plan, nodes: [node] }, { why: first.title, value, awaited: around.awaited }, reading);
}

/**
 * What cannot be read within the `await` itself had better be said, and is not tried again for each of its surroundings.
 * Trouble elsewhere is in functions that are called beside it.
 */
function isInside(span: Span | null, awaited: Node, reading: Reading): boolean {
  const inner = place(reading, awaited);
  return span === null || (inner.file === span.file && inner.start <= span.start && span.end <= inner.end);
}

interface Lifting {
  readonly why: string;
  readonly value: Expression;
  readonly awaited: Node;
}

function regionAround(node: Syntax, plan: Plan, { why, value, awaited }: Lifting, reading: Reading): Expression {
  const span = place(reading, node);
  const kinds = kindsOfWhole(node, reading);
  const result = readOf(makeLocal("outlined", "outlined", span, kind.object), kind.object, span);
  const key = keyFor("answer", new Set(plan.inputs.map((input) => input.key)));
  const parts = {
    ...plan,
    outer: [],
    inner: [],
    tagged: false,
    leaves: isAtBorder(node, reading),
    catches: false,
    lifted: { node: awaited, key, name: "__answer", value },
  };
  const numbers = mayBe(kinds, kind.nan) ? ["value"] : [];
  addRegion({ plan, parts, why, hint: originOf(node) ?? natureOf(kinds), required: [], numbers }, result, reading);
  return property(result, "value", { kinds, span, optional: false });
}

/** Nothing is changed, and what is read are texts, numbers and the like. */
function isPlain({ outs, inputs }: Plan): boolean {
  return (
    outs.outer.length === 0 && outs.changed.length === 0 && !inputs.some(({ free }) => free.uses.some(isComposite))
  );
}

/** The only `await` and what stands beside it; null for what had better be written in two statements. */
function aroundAwait(node: Syntax, reading: Reading): Around | null {
  const beside: Syntax[] = [];
  let inner: Node = node;
  while (!Node.isAwaitExpression(inner)) {
    const parts: readonly Node[] | null = partsOf(inner);
    const waiting: readonly Node[] = parts?.filter((part) => !isAwaitFree(part, reading)) ?? [];
    const [only] = waiting;
    if (parts === null || only === undefined || waiting.length > 1) return null;
    const before = parts.slice(0, parts.indexOf(only));
    if (!before.every((part) => isSteady(part, reading))) return null;
    beside.push(...parts.filter((part) => part !== only).filter(Node.isExpression));
    inner = only;
  }
  return { awaited: inner, beside };
}

/** What is evaluated of a piece of code, in order; null where some of it may not be, or where it may change something. */
function partsOf(node: Node): readonly Node[] | null {
  if (ts.isOptionalChain(node.compilerNode)) return null;
  if (isAroundOne(node)) return [node.getExpression()];
  if (Node.isTemplateExpression(node)) return node.getTemplateSpans().map((span) => span.getExpression());
  if (Node.isNewExpression(node) && isLibrary(node.getExpression())) return node.getArguments();
  if (!Node.isCallExpression(node)) return null;
  const callee = node.getExpression();
  if (isLibrary(callee)) return node.getArguments();
  return Node.isPropertyAccessExpression(callee) ? [callee.getExpression(), ...node.getArguments()] : null;
}

function isAroundOne(node: Node) {
  return (
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isPropertyAccessExpression(node) ||
    Node.isSpreadElement(node)
  );
}

/** `Number`, `Intl.NumberFormat`: the language's own, and nothing that changes what it is given. */
function isLibrary(callee: Syntax): boolean {
  if (Node.isIdentifier(callee)) return isGlobal(callee);
  const isPart = Node.isPropertyAccessExpression(callee) && isLibrary(callee.getExpression());
  return isPart && !/^(Reflect|Atomics|Promise|Object\.(assign|define|set|freeze|seal|prevent))/.test(callee.getText());
}

/** True for what is the same behind the call as before it: what is written out, and what is set once. */
function isSteady(node: Node, reading: Reading): boolean {
  if (Node.isStringLiteral(node) || Node.isNumericLiteral(node) || Node.isRegularExpressionLiteral(node)) return true;
  if (!Node.isIdentifier(node) || isComposite(node)) return false;
  const [symbol] = namesIn(node).map((name) => name.getSymbol());
  return symbol !== undefined && reading.locals.has(symbol) && reading.writes.count(symbol) <= 1;
}

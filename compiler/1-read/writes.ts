/**
 * Where each variable of a function is written, and what follows for its kinds. Declared types may lie
 * (`xs[0]`, `find(…)!`, `as T`, `JSON.parse`), so what a local may hold is its declared type and what its writers add.
 */
import {
  Node,
  type BinaryExpression,
  type BindingElement,
  type CallExpression,
  type Expression,
  type ForInStatement,
  type ForOfStatement,
  type Symbol,
  type VariableDeclaration,
} from "ts-morph";
import { kind, nothing, within, without, type Kinds } from "../ir/kinds";
import { liesOf, ofPart } from "./lies";
import { CallLies } from "./lies-of-calls";
import { isArithmetic, isAssignment, isStep } from "./operators";
import { liesOfKey, liesOfTarget } from "./patterns/keys";
import { elementWritten, isPattern, leavesOf, targetsOf, type Target } from "./patterns/targets";
import { symbolOf } from "./symbols";
import { isSureElement } from "./tuples";
import { typeOf } from "./type-of";
import { isListOfMembers } from "./concurrency/syntax";
import { Book, type Change } from "./views/book";
import { mappedBy, walkedByForEach } from "./mapped-by";
import { walkedBy } from "./walked";
import { kindsOfNode } from "./types";
import { writtenWithin } from "./written-within";

export interface Writes {
  /** How often a variable is given a value, its declaration included (a declaration without a value counts). */
  count(symbol: Symbol): number;
  /** The expressions that a variable is given the values of, or parts of the values. */
  valuesOf(symbol: Symbol): readonly GivenValue[];
  /** True when a part of what the variable holds is written: `x.y = …`, `x.push(…)`. */
  isChanged(symbol: Symbol): boolean;
  /** Every change of what the variable holds, under whichever name. */
  changesOf(symbol: Symbol): readonly Change[];
  /** Kinds that a variable may hold besides those of its declared type. */
  liesOf(symbol: Symbol): Kinds;
  /** Kinds that the value of an expression may have besides those of its declared type. */
  lies(node: Expression): Kinds;
  /** Takes the writes of another function in: one that is written out where it is called. */
  survey(body: Node): void;
  /** Says that a parameter of such a function may be given values of these kinds, whatever its type says. */
  give(parameter: Symbol, kinds: Kinds): void;
}

/** The value of an expression, or a part of it; or a new list or object of what a pattern leaves over: `...others`. */
interface GivenValue {
  readonly value: Expression;
  readonly isPart: boolean;
  readonly isRest: boolean;
}

/** A value that is given to a variable: an expression, or an element of what an expression yields. */
interface Source {
  readonly value: Expression | null;
  /** A part of the value is given, not the whole of it. */
  readonly part?: true;
  /** The parts that nobody else takes are given, in a list or an object of their own. */
  readonly rest?: true;
  readonly adds: Kinds;
}

/** Surveys a function. */
export function findWrites(body: Node): Writes {
  const sources = new Map<Symbol, Source[]>();
  const given = new Map<Symbol, Kinds>();
  const unseen = new Map<Symbol, Kinds>();
  const book = new Book();
  const surveyed: Node[] = [];
  const note: Note = (name, source) => {
    const symbol = symbolOf(name);
    if (symbol === undefined) return;
    sources.set(symbol, [...(sources.get(symbol) ?? []), source]);
    unseen.set(symbol, (unseen.get(symbol) ?? nothing) | writtenWithin(name, symbol));
  };
  const survey = (node: Node): void => {
    if (surveyed.some((known) => known === node || node.getAncestors().includes(known))) return;
    surveyed.push(node);
    calls.forget();
    noteWrites(node, note);
    book.note(node);
  };
  const findKinds = (symbol: Symbol): Kinds => {
    const known = (given.get(symbol) ?? nothing) | calls.ofParameter(symbol);
    const all = (sources.get(symbol) ?? []).map(({ value, part, adds }) => {
      const whole = value === null ? nothing : lies(value);
      return adds | (part ? ofPart(whole) : whole);
    });
    return all.reduce((sum, each) => sum | each, known);
  };
  const liesOfSymbol = (symbol: Symbol): Kinds => calls.ask(symbol, () => findKinds(symbol));
  const lies = (node: Expression): Kinds =>
    liesOf(node, {
      ofSymbol: (symbol, use) => liesOfSymbol(symbol) | without(unseen.get(symbol) ?? nothing, kindsOfNode(use)),
      ofCall: (call) => calls.of(call),
      ask: (question, find) => calls.ask(question, find),
    });
  const calls = new CallLies(survey, lies);
  survey(body);
  return {
    count: (symbol) => sources.get(symbol)?.length ?? 0,
    valuesOf: (symbol) =>
      (sources.get(symbol) ?? []).flatMap(({ value, part, rest }) =>
        value === null ? [] : [{ value, isPart: part === true, isRest: rest === true }],
      ),
    isChanged: (symbol) => book.changesOf(symbol).some(({ path }) => path.length > 0),
    changesOf: (symbol) => book.changesOf(symbol),
    liesOf: liesOfSymbol,
    lies,
    survey,
    give: (parameter, kinds) => {
      const before = given.get(parameter) ?? nothing;
      given.set(parameter, before | kinds);
      if (!within(kinds, before)) calls.forget();
    },
  };
}

function noteWrites(body: Node, note: Note): void {
  body.forEachDescendant((node) => {
    if (Node.isCallExpression(node)) noteItems(node, note);
    else if (Node.isVariableDeclaration(node) && !isOfLoop(node)) {
      noteBinding(node.getNameNode(), { value: node.getInitializer() ?? null, adds: addedBy(node) }, note);
    } else if (Node.isForOfStatement(node)) noteForOf(node, note);
    else if (Node.isForInStatement(node)) noteKeys(node, note);
    else if (Node.isBinaryExpression(node) && isAssignment(node.getOperatorToken().getKind()))
      noteAssigned(node.getLeft(), { value: assignedBy(node), adds: nothing }, note);
    else if (Node.isPostfixUnaryExpression(node)) note(node.getOperand(), { value: null, adds: nothing });
    else if (Node.isPrefixUnaryExpression(node) && isStep(node.getOperatorToken()))
      note(node.getOperand(), { value: null, adds: nothing });
  });
}

/** What an assignment gives to its left side: `x += y` a sum. */
function assignedBy(node: BinaryExpression): Expression {
  return isArithmetic(node.getOperatorToken().getKind()) ? node : node.getRight();
}

/** What a declaration adds to the type of its name: a `catch` gives it an error, `!` leaves it without a value. */
function addedBy(node: VariableDeclaration): Kinds {
  if (Node.isCatchClause(node.getParent())) return kind.error;
  return node.hasExclamationToken() ? kind.undefined : nothing;
}

type Note = (name: Node, source: Source) => void;

/** What is given to the callback of what runs for each item. */
function noteItems(node: CallExpression, note: Note): void {
  const mapped = mappedBy(node) ?? walkedByForEach(node);
  if (mapped !== null) noteBinding(mapped.item, { value: mapped.list, part: true, adds: nothing }, note);
}

/** True for the variable of `for … of` and `for … in`, which gets a value in each turn. */
function isOfLoop(node: VariableDeclaration): boolean {
  const loop = node.getParent().getParent();
  return Node.isForOfStatement(loop) || Node.isForInStatement(loop);
}

/** The keys that a `for … in` gives to its variable are text. */
function noteKeys(node: ForInStatement, note: Note): void {
  const first = node.getInitializer();
  const names = Node.isVariableDeclarationList(first)
    ? first.getDeclarations().map((each) => each.getNameNode())
    : leavesOf(first);
  for (const name of names) note(name, { value: null, adds: nothing });
}

/** What is written by taking a value apart gets a part of it, or what stands in for a missing one. */
function noteAssigned(left: Node, source: Source, note: Note): void {
  if (Node.isParenthesizedExpression(left)) noteAssigned(left.getExpression(), source, note);
  else if (!isPattern(left)) note(left, source);
  else
    for (const { node, part, initializer } of targetsOf(left)) {
      const own = part.kind === "element" ? elementWritten(source.value, part.at) : null;
      const mayMiss = initializer === undefined ? liesOfPart(part) : nothing;
      noteAssigned(node, own === null ? { ...source, part: true, adds: mayMiss } : { value: own, adds: nothing }, note);
      if (initializer !== undefined) noteAssigned(node, { value: initializer, adds: nothing }, note);
    }
}

function liesOfPart(part: Target["part"]): Kinds {
  return part.kind === "element" ? kind.undefined : part.kind === "property" ? liesOfTarget(part.name) : nothing;
}

function noteForOf(node: ForOfStatement, note: Note): void {
  const { list, position, item } = walkedBy(node);
  const initializer = node.getInitializer();
  const source: Source = { value: list, part: true, adds: nothing };
  if (!Node.isVariableDeclarationList(initializer)) noteAssigned(initializer, source, note);
  if (position !== undefined) noteBinding(position, { value: null, adds: nothing }, note);
  if (item !== undefined) noteBinding(item, source, note);
}

function noteBinding(name: Node, source: Source, note: Note): void {
  const { rest: _, ...whole } = source;
  const part: Source = { ...whole, part: true, adds: nothing };
  if (Node.isIdentifier(name)) note(name, source);
  else if (Node.isObjectBindingPattern(name))
    for (const element of name.getElements()) noteElement(element, { ...part, adds: liesOfKey(element) }, note);
  else if (Node.isArrayBindingPattern(name)) {
    for (const [at, element] of name.getElements().entries()) {
      if (!Node.isBindingElement(element)) continue;
      const isRest = element.getDotDotDotToken() !== undefined;
      const known =
        isRest || isSureElement(typeOf(name), at, name) || (source.value !== null && isListOfMembers(source.value));
      noteElement(element, known ? part : { ...part, adds: kind.undefined }, note);
    }
  }
}

/** A default stands in for undefined. */
function noteElement(element: BindingElement, source: Source, note: Note): void {
  const initializer = element.getInitializer();
  const name = element.getNameNode();
  if (element.getDotDotDotToken() !== undefined) noteBinding(name, { ...source, rest: true }, note);
  else if (initializer === undefined) noteBinding(name, source, note);
  else {
    noteBinding(name, { ...source, adds: nothing }, note);
    noteBinding(name, { value: initializer, adds: nothing }, note);
  }
}

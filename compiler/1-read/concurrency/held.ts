/**
 * const price = look(id);          →   Parallel: `look`, which catches its own error, beside what runs before it is awaited;
 * const stock = await count(id);       where it is awaited its error is thrown, or its value is there
 * … await price …
 *
 * const pending = ids.map((id) => look(id));   →   the Map, or the Parallel, in the same way
 * … await Promise.all(pending) …
 */
import { Node, SyntaxKind, type Identifier, type Statement, type Symbol, type VariableStatement } from "ts-morph";
import { unawaitedTask } from "../../diagnostics/catalog/calls";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import type { Member, Step } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import { number } from "../../ir/numbers";
import { allSteps, hasEffects, writtenBy } from "../../ir/steps";
import { nowhere, type Span } from "../../ir/span";
import { localsOf } from "../../ir/walk";
import { element, property } from "../parts";
import { readStatements } from "../read-statement";
import { complain, makeLocal, pin, place, readOf, unread, type Reading } from "../reading";
import { nameOf, readElement, type Read } from "./element";
import { readElements } from "./elements";
import { groupOf, heldList, initialCall, isAwaitedAnyway, usesOf, type HeldList } from "./held-uses";
import { readList } from "./list";
import { readMapped } from "./mapped";
import { readMember, refuseEarlyThrow } from "./member";
import { refuseMeanwhile } from "./meanwhile";
import { mergeWrites } from "./merge";
import { settled } from "./settled";
import { isListOfPromises } from "./syntax";

/** Reads declarations of promises, with the statements up to where the first of them is awaited; false for any other. */
export function readHeld(node: VariableStatement, reading: Reading): boolean {
  if (!declaresPromises(node, reading)) return false;
  const following = statementsAfter(node);
  const starts = [
    node,
    ...following.slice(
      0,
      countWhile(following, (next) => declaresPromises(next, reading)),
    ),
  ].filter(Node.isVariableStatement);
  const names = starts.flatMap((start) => start.getDeclarations()).map((each) => each.getNameNode());
  const held = names.filter(Node.isIdentifier);
  const rest = following.slice(starts.length - 1);
  const uses = held.flatMap((name) => checkedUses(name, reading));
  const first = rest.findIndex((each) => uses.some((use) => use.getAncestors().includes(each)));
  const between = rest.slice(0, Math.max(0, first));
  readTogether(held, between, reading);
  for (const each of [...starts.slice(1), ...between]) reading.consumed.add(each);
  return true;
}

function statementsAfter(node: VariableStatement): readonly Statement[] {
  const parent = node.getParent();
  const all = Node.isStatemented(parent) ? parent.getStatements() : [];
  return all.slice(all.indexOf(node) + 1);
}

function countWhile<Each>(list: readonly Each[], is: (each: Each) => boolean): number {
  const end = list.findIndex((each) => !is(each));
  return end < 0 ? list.length : end;
}

function declaresPromises(node: Statement, reading: Reading): boolean {
  if (!Node.isVariableStatement(node)) return false;
  return node
    .getDeclarations()
    .every((declaration) => initialCall(declaration, reading) !== null || heldList(declaration, reading) !== null);
}

const oddPromise = {
  what: "a promise that is handed on, or awaited in another function",
  repair: "await it where it stands, and hand its value on",
};

const oddList = {
  what: "a list of promises for anything but one `await Promise.all(…)`",
  repair:
    "write `const results = await Promise.all(items.map((item) => …))` where they are needed, and use `results` from then on",
};

/** Every place that names the promise; each that does not await it is reported, as is one that nobody surely awaits. */
function checkedUses(name: Identifier, reading: Reading): readonly Identifier[] {
  const uses = usesOf(name);
  const isList = isListOfPromises(name);
  uses.forEach(({ node, isAwaited }, at) => {
    if (isAwaited && (!isList || (at === 0 && groupOf(node) !== null))) return;
    complain(reading, unsupportedExpression, node, isList ? oddList : oddPromise);
  });
  const isRefused = isList && uses.some(({ node }) => groupOf(node) === null);
  if (!isRefused && !uses.some(({ node }) => isAwaitedAnyway(node, name)))
    complain(reading, unawaitedTask, name, { task: name.getText() });
  return uses.map(({ node }) => node);
}

/** The promises and what runs beside them: a group, where there is more than one thing to wait for. */
function readTogether(held: readonly Identifier[], between: readonly Statement[], reading: Reading): void {
  const [first] = held;
  if (first === undefined) return;
  const span = place(reading, first);
  const before = new Set(reading.locals.values());
  const starts = readElements(held, (name, at) => readStart(name, at > 0, reading), reading);
  const started = starts.map((read) => startedBy(read, reading));
  const nothing: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  const readBetween = (): Expression => {
    readStatements(between, reading);
    return nothing;
  };
  const beside = readMember(first, reading, readBetween, null);
  refuseLeaving(beside.member.body, between, reading);
  const waits = hasEffects(beside.member.body);
  if (!waits) refuseMeanwhile(started, beside, reading);
  const quiet = started.map(({ member }) => settled(member));
  if (!waits && quiet.length === 1) reading.steps.push(...quiet.flatMap(({ body }) => body));
  const own = waits ? namedIn(beside.member.body, before, between, reading) : new Map<Local, Span>();
  const results =
    !waits && quiet.length === 1
      ? quiet.map(({ value }) => value)
      : group(
          waits ? [...quiet, beside.member] : quiet,
          { own, started, shared: waits ? beside.shared : new Map() },
          reading,
        );
  if (!waits) reading.steps.push(...beside.member.body);
  held.forEach((name, at) => {
    const result = results[at];
    const kinds = started[at]?.member.value.kinds;
    if (result !== undefined && kinds !== undefined)
      reading.promises.set(name.getSymbolOrThrow(), { result: pin(reading, result, "settled"), kinds });
  });
}

interface Started {
  readonly member: Member;
  readonly shared: Read["shared"];
  readonly name: string;
}

function startedBy({ node, member, value, shared }: Read, reading: Reading): Started {
  const own = member ?? { body: [], value };
  return { member: own, shared, name: Node.isIdentifier(node) ? node.getText() : nameOf(node, own, reading) };
}

function readStart(name: Identifier, started: boolean, reading: Reading): Read {
  const declaration = name.getParentIfKindOrThrow(SyntaxKind.VariableDeclaration);
  const list = heldList(declaration, reading);
  if (list !== null) return readStartOfList(name, list, reading);
  return readElement(declaration.getInitializerOrThrow(), { mayMiss: true, started, reading });
}

/** Each call of the list begins here, and what `Promise.all` makes of them is the promise. */
function readStartOfList(name: Identifier, { list, awaited }: HeldList, reading: Reading): Read {
  const span = place(reading, name);
  const read = (): Expression => {
    if (awaited === null) return unread(span);
    return "items" in list ? readMapped(awaited, list, reading) : readList(awaited, list, reading);
  };
  const { member, shared } = readMember(name, reading, read, undefined);
  refuseEarlyThrow(member.body, name, reading);
  return { node: name, member, value: member.value, shared };
}

interface Beside {
  /** What is declared in the statements beside the promises, and known behind them. */
  readonly own: ReadonlyMap<Local, Span>;
  readonly started: readonly Started[];
  readonly shared: Read["shared"];
}

/** Adds the group, and returns what has become of each promise. */
function group(members: readonly Member[], beside: Beside, reading: Reading): readonly Expression[] {
  const span = members[0]?.value.span ?? nowhere;
  const shared = new Map([...beside.started.flatMap((each) => [...each.shared]), ...beside.shared, ...beside.own]);
  const merged = mergeWrites({ members, shared, fresh: new Set(beside.own.keys()) }, reading);
  const into = makeLocal("results", "results", span, kind.array);
  const title = reading.title ?? `start ${beside.started.map(({ name }) => name).join(", ")}`;
  const list = merged.members;
  reading.steps.push({
    kind: "group",
    members: { kind: "branches", list },
    into,
    merged: merged.locals,
    own: merged.own,
    declares: new Set(beside.own.keys()),
    settles: false,
    title,
    span,
  });
  const results = readOf(into, kind.array, span);
  reading.steps.push(...merged.after(results));
  return beside.started.map((_, at) => {
    const index: Expression = number(at, span);
    const found: Expression = { ...element(results, index, { kinds: kind.object, span }), inside: true };
    return merged.key === null ? found : property(found, merged.key, { kinds: kind.object, span, optional: false });
  });
}

/** The locals that statements of a block declare there, and not in blocks of their own: those are known behind them, as are promises. */
function namedIn(
  body: readonly Step[],
  before: ReadonlySet<Local>,
  between: readonly Statement[],
  reading: Reading,
): ReadonlyMap<Local, Span> {
  const [block] = between.map((statement) => statement.getParent());
  const isOwn = (symbol: Symbol): boolean =>
    symbol.getDeclarations().some((declaration) => statementDeclaring(declaration)?.getParent() === block);
  const promises = [...reading.promises].flatMap(([symbol, { result }]) =>
    isOwn(symbol) ? [...localsOf(result)] : [],
  );
  const locals = [...reading.locals].filter(([symbol]) => isOwn(symbol)).map(([, local]) => local);
  const named = new Set([...locals, ...promises]);
  const own = [...writtenBy(body)].filter((local) => named.has(local) && !before.has(local));
  return new Map(own.map((local) => [local, local.span]));
}

/** The statement that declares a name for the block around it: not the parameter of a function, nor what a `catch` is given. */
function statementDeclaring(declaration: Node): Node | undefined {
  const statement = declaration.getFirstAncestor(Node.isStatement);
  return Node.isVariableStatement(statement) && !Node.isParameterDeclaration(declaration) ? statement : undefined;
}

/** What is left while a promise is open would leave it, too. */
function refuseLeaving(body: readonly Step[], between: readonly Statement[], reading: Reading): void {
  const inside = [...allSteps(body)];
  const labels = new Set(inside.flatMap((step) => ("label" in step && !isLeave(step) ? [step.label] : [])));
  const leaves = inside.some((step) => step.kind === "return" || (isLeave(step) && !labels.has(step.label)));
  const [first] = between;
  if (leaves && first !== undefined)
    complain(reading, unsupportedExpression, first, {
      what: "a way out between a call and its `await`",
      repair: "await the promise before, or start the call after it",
    });
}

function isLeave(step: Step): step is Extract<Step, { kind: "break" | "continue" }> {
  return step.kind === "break" || step.kind === "continue";
}

/**
 * Statements of one block, those that no state can do outlined: the smallest run of statements without an await that
 * holds all of them, and every use of what cannot be kept while the workflow waits.
 */
import { Node, type Statement } from "ts-morph";
import { valueAcrossAwait } from "../../diagnostics/catalog/language";
import { readStatement } from "../read-statement";
import { complain, wholly, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { namesCrossing } from "./names";
import { isAwaitFree } from "./await-free";
import { isCarriableStatement } from "./carried";
import { checkpoint } from "./checkpoint";
import { endsHere, exitsOf } from "./exits";
import { headsOf } from "./heads";
import { closedExtent, nodesOf, whyNotKept, type Bounds, type Crossing, type Extent } from "./keepable";
import { reportModuleState } from "./module-state";
import { areOutlinable } from "./outlinable";
import { outline, planned, type Plan } from "./region";

/** Reads statements in order. */
export function readOrOutlineAll(list: readonly Statement[], reading: Reading): void {
  let at = 0;
  while (at < list.length) {
    const statement = list[at];
    if (statement === undefined) return;
    if (reading.consumed.delete(statement)) {
      at++;
      continue;
    }
    const run = runFrom(list, at, reading);
    if (run === at) readStatement(statement, reading);
    at = run === at ? at + 1 : readRun(list, { from: at, to: run - 1 }, reading);
  }
}

/** The end of the run of statements without awaits that begins here. */
function runFrom(list: readonly Statement[], from: number, reading: Reading): number {
  const end = list.findIndex(
    (statement, at) => at >= from && !isCarriableStatement(statement) && !isAwaitFree(statement, reading),
  );
  return end < 0 ? list.length : end;
}

/**
 * Reads a run: as it is, where that succeeds; what is outlined in it becomes one region, where that can be. Returns where
 * to go on: behind the statement that follows, where the region evaluates what that begins with.
 */
function readRun(list: readonly Statement[], run: Extent, reading: Reading): number {
  const undo = new Map<number, () => void>();
  let region: Extent | null = null;
  let at = run.from;
  while (at <= run.to) {
    undo.set(at, checkpoint(reading));
    const failure = tried(list, at, reading);
    if (failure === null) {
      at++;
      continue;
    }
    undo.get(at)?.();
    const found = choose(list, { run, region, at }, reading);
    if (readSmaller(list[at], { found, region }, reading)) {
      region = { from: at, to: at };
      at++;
      continue;
    }
    const restart = found.kind === "plan" ? undo.get(found.from) : undefined;
    if (found.kind !== "plan" || restart === undefined) {
      if (readAhead(list, { run, region, at }, { found, undo, failure }, reading)) return run.to + 2;
      at++;
      continue;
    }
    restart();
    outline(found.plan, failure, reading);
    if (found.plan.ends) return run.to + 1;
    region = { from: found.from, to: found.to };
    at = found.to + 1;
  }
  return run.to + 1;
}

interface Trial {
  readonly found: Found;
  readonly undo: ReadonlyMap<number, () => void>;
  readonly failure: string;
}

/** Outlines with what the statement behind the run begins with, and reads that; where this cannot be, says so: false. */
function readAhead(
  list: readonly Statement[],
  trouble: Trouble,
  { found, undo, failure }: Trial,
  reading: Reading,
): boolean {
  const ahead = found.kind === "crossing" ? choose(list, { ...trouble, ahead: true }, reading) : found;
  const restart = ahead.kind === "plan" ? undo.get(ahead.from) : undefined;
  if (ahead.kind === "plan" && restart !== undefined && readNext(list, ahead, { restart, failure }, reading))
    return true;
  refuse(list[trouble.at], ahead.kind === "crossing" ? ahead : found, reading);
  return false;
}

/** Outlines, and reads the statement behind; false where that does not ask for what has been evaluated. */
function readNext(
  list: readonly Statement[],
  { plan, to }: Found & { readonly kind: "plan" },
  { restart, failure }: { readonly restart: () => void; readonly failure: string },
  reading: Reading,
): boolean {
  const next = list[to + 1];
  if (next === undefined || plan.heads.length === 0) return false;
  restart();
  const given = plan.heads.map(({ node }) => node);
  outline(plan, failure, reading);
  readStatement(next, reading);
  const isRead = given.every((node) => reading.given.get(node)?.isRead === true);
  for (const node of given) reading.given.delete(node);
  if (!isRead) restart();
  return isRead;
}

interface Trouble {
  readonly run: Extent;
  /** What is outlined of the run so far. */
  readonly region: Extent | null;
  readonly at: number;
  /** It may evaluate what the statement behind the run begins with. */
  readonly ahead?: true;
}

/** The region for a statement: with the one before it, alone, or with everything around it. */
function choose(list: readonly Statement[], { run, region, at, ahead }: Trouble, reading: Reading): Found {
  const bounds = { ...run, heads: ahead === true ? headsOf(list[run.to + 1], reading) : [] };
  const wanted = [...(region === null ? [] : [{ from: region.from, to: at }]), { from: at, to: at }, run];
  let refusal: Found = { kind: "none" };
  for (const extent of wanted) {
    const found = planFor(list, extent, bounds, reading);
    const splits = found.kind === "plan" && region !== null && found.from > region.from && found.from <= region.to;
    if (found.kind === "plan" && !splits) return found;
    if (refusal.kind === "none" && found.kind === "crossing") refusal = found;
  }
  return refusal;
}

/** Reads one statement as it is; returns why it has to be outlined, or null. What nobody could outline stays reported. */
function tried(list: readonly Statement[], at: number, reading: Reading): string | null {
  const statement = list[at];
  if (statement === undefined || isCarriableStatement(statement)) return null;
  const { report } = reading.program;
  const { mark } = report;
  asItIs(statement, reading);
  const errors = report.errorsSince(mark);
  return areOutlinable(errors) ? (errors[0]?.title ?? "") : null;
}

function asItIs(statement: Statement, reading: Reading): void {
  wholly(reading, () => {
    readStatement(statement, reading);
  });
}

/** Reads a statement with what is outlined inside of it, where that is less than what would be, or all that can be. */
function readSmaller(
  statement: Statement | undefined,
  { found, region }: { readonly found: Found; readonly region: Extent | null },
  reading: Reading,
): boolean {
  if (found.kind !== "plan") return readInside(statement, reading) || readTurns(statement, reading);
  return (region === null || found.from > region.from) && readInside(statement, reading);
}

/** A branch is read with what is outlined inside of its arms. */
function readInside(statement: Statement | undefined, reading: Reading): boolean {
  const isBranch =
    Node.isIfStatement(statement) ||
    Node.isBlock(statement) ||
    Node.isTryStatement(statement) ||
    Node.isSwitchStatement(statement);
  return isBranch && readWithin(statement, reading);
}

/** So is a loop that cannot be outlined as a whole, though it calls for what is outlined in each turn. */
function readTurns(statement: Statement | undefined, reading: Reading): boolean {
  return statement !== undefined && Node.isIterationStatement(statement) && readWithin(statement, reading);
}

function readWithin(statement: Statement, reading: Reading): boolean {
  const { report } = reading.program;
  const { mark } = report;
  const undo = checkpoint(reading);
  readStatement(statement, reading);
  if (report.errorsSince(mark).length === 0) return true;
  undo();
  return false;
}

type Found =
  | { readonly kind: "plan"; readonly plan: Plan; readonly from: number; readonly to: number }
  | { readonly kind: "crossing"; readonly crossing: Crossing }
  | { readonly kind: "none" };

function planFor(list: readonly Statement[], extent: Extent, bounds: Bounds, reading: Reading): Found {
  const closed = closedExtent(list, extent, bounds, reading);
  if ("name" in closed) return { kind: "crossing", crossing: closed };
  const { from, to } = closed;
  const nodes = nodesOf(list, closed);
  const heads = closed.heads.filter(({ steady }) => !steady);
  const undo = checkpoint(reading);
  const plan = planned(nodes, { exits: exitsOf(nodes, reading), ends: endsHere(list[to]), heads }, reading);
  undo();
  return plan === null ? { kind: "none" } : { kind: "plan", plan, from, to };
}

/** Reads a statement for the sake of its diagnostics; what cannot be kept is the one that counts, where it is the reason. */
function refuse(statement: Statement | undefined, found: Found, reading: Reading): void {
  if (statement === undefined) return;
  const { report } = reading.program;
  const { mark } = report;
  asItIs(statement, reading);
  if (namesCrossing(statement, reading)) report.rollBack(mark);
  if (found.kind === "none") reportModuleState([statement], mark, reading);
  if (found.kind !== "crossing") return;
  const { name, use } = found.crossing;
  const symbol = symbolOf(name);
  if (symbol === undefined || reading.crossing.has(symbol)) return;
  reading.crossing.add(symbol);
  report.rollBack(mark);
  complain(reading, valueAcrossAwait, name, {
    name: name.getText(),
    type: whyNotKept(name) ?? (use.getType().getCallSignatures().length > 0 ? "function" : "Infinity"),
    line: use.getStartLineNumber(),
  });
}

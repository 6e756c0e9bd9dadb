/** The state of reading one workflow: where steps go, which locals and labels are in scope, what could not be read. */
import { Node, type Expression as Syntax, type Symbol } from "ts-morph";
import type { Region } from "../compiled";
import type { Diagnostic, DiagnosticKind } from "../diagnostics/report";
import type { Expression, Local, Read } from "../ir/expression";
import type { Label, Step } from "../ir/flow";
import { kind, mayBe, nothing, type Kinds } from "../ir/kinds";
import { keyOfSpan, type Span } from "../ir/span";
import type { Choice } from "./chosen";
import type { Closure } from "./closures";
import type { Inlinable } from "./inlinable";
import type { Place } from "./places";
import type { Writes } from "./writes";
import type { Program } from "./program";
import type { Routine } from "./recursion/routine";
import { spanOf } from "./spans";
import { symbolOf } from "./symbols";

/** A place that `break` (and, for a loop, `continue`) can leave. */
export interface Target {
  readonly label: Label;
  /** The label in the source, when there is one. */
  readonly name: string | null;
  readonly kind: "loop" | "switch" | "block";
}

/** What is said of code that became too much for one expression, by where it stands. */
export type Heavy = ReadonlyMap<string, Diagnostic>;

interface Count {
  awaited: number;
  plain: number;
}

export interface Reading {
  readonly program: Program;
  /** Where every local of the function is written. */
  readonly writes: Writes;
  readonly locals: Map<Symbol, Local>;
  /** Locals that hold an error: bound by a `catch`, or set to `new SomeError(…)`. */
  readonly errors: Set<Local>;
  /** Locals whose value could not be read: what follows from that is not worth another complaint. */
  readonly unread: Set<Local>;
  /** Innermost last. */
  readonly targets: Target[];
  /** Functions whose calls are being written out, the innermost last. */
  readonly inlining: Inlinable[];
  /** Those of them that call themselves, each with what is known of it. */
  readonly routines: Map<Inlinable, Routine>;
  /** Functions of which it is known whether they come back to themselves. */
  readonly recursive: Map<Inlinable, boolean>;
  /** How many calls are being written out within each other: of functions that await, and of others. */
  readonly depth: Count;
  /** How many have been written out for the outermost of them; infinite once they were too deep. */
  readonly writtenOut: Count;
  /** Functions that were passed to one of them as an argument, by parameter. */
  readonly functions: Map<Symbol, Closure>;
  /** Variables whose value is a function that was looked up by a key. */
  readonly chosen: Map<Symbol, Choice>;
  /** Values that parameters stand for. */
  readonly aliases: Map<Symbol, Expression>;
  /** Names that stand for places in other variables, because the objects there are changed. */
  readonly views: Map<Symbol, Place>;
  /** Parameters of functions that were given a new object, which nobody else has a name for. */
  readonly owned: Set<Symbol>;
  /** Variables that are being examined for whether others could see what they hold. */
  readonly examined: Set<Symbol>;
  /** Where `return` goes in a function that is being written out; null in the workflow itself. */
  returns: {
    readonly label: Label;
    readonly local: Local;
    kinds: Kinds;
    /** The function is the body of a loop: `return` goes on to the next turn. */
    readonly isTurn?: true;
  } | null;
  /** The parameter, when it is the input itself. */
  input: { readonly symbol: Symbol; readonly value: Expression } | null;
  /** Where steps go; replaced while the body of a statement is read. */
  steps: Step[];
  /** Label of the statement being read, to be taken by the loop or block it stands on. */
  pendingLabel: string | null;
  /** Name of the state that the next call or wait becomes. */
  title: string | null;
  compensations: number;
  /** How many `try` blocks surround the statement: a `return f()` inside of one is not a `return await f()`. */
  tries: number;
  inCompensation: boolean;
  /** The call whose promise is waited for by what reads it, without an `await`. */
  awaited: Node | null;
  /** Within a member of `Promise.all`, and in no scope of its own. */
  inGroup: boolean;
  /** Why nothing can be registered here: it may be given up with what it has registered. Null where it can. */
  unregistered: string | null;
  /** The locals around that member: others may write them while it waits. */
  around: ReadonlySet<Local>;
  /** Code that cannot be read may be outlined; false while that is for the code around it to say. */
  outlining: boolean;
  /** What has turned out to be more than a state can evaluate: that is outlined, too. */
  readonly heavy: Heavy;
  /** What is outlined so far. */
  readonly regions: Region[];
  /** Calls of `console`, which the machine leaves out. */
  readonly dropped: Span[];
  /** Statements of which a comment says why what they do is not undone. */
  readonly excused: Span[];
  /** The function in which that runs. */
  readonly outlined: string;
  /** What cannot be kept and would have to be: what follows from that is not worth another complaint. */
  readonly crossing: Set<Symbol>;
  /** Expressions that outlined code before them has evaluated, while the statement is read that they stand in. */
  readonly given: Map<Node, { readonly value: Expression; isRead: boolean }>;
  /** Set where outlined code changes the input: then that has to be a variable, and the workflow is read again. */
  changesInput: boolean;
  /** Promises that are kept in variables: what has become of each, and the kinds of its value. */
  readonly promises: Map<Symbol, { readonly result: Expression; readonly kinds: Kinds }>;
  /** Commands of the SDK that are kept in a `const`: what they were made with. */
  readonly commands: Map<Symbol, Expression>;
  /** Statements that have been read with one before them. */
  readonly consumed: Set<Node>;
  /** Lists whose length is known, with the kinds of their elements. */
  readonly tuples: Map<Local, readonly Kinds[]>;
}

/** What an operand is, and what has to be done before it. */
export interface Operand {
  readonly node: Syntax;
  readonly value: Expression;
  readonly steps: readonly Step[];
}

/** Reads with an own list of steps and returns it. */
export function collect(reading: Reading, read: () => void): readonly Step[] {
  const outer = reading.steps;
  const steps: Step[] = [];
  reading.steps = steps;
  read();
  reading.steps = outer;
  return steps;
}

/** Reads what is outlined, if at all, by the code around it. */
export function wholly<Result>(reading: Reading, read: () => Result): Result {
  const { outlining } = reading;
  reading.outlining = false;
  const result = read();
  reading.outlining = outlining;
  return result;
}

/** Reports a diagnostic at a node. */
export function complain<Facts>(reading: Reading, kindOf: DiagnosticKind<Facts>, node: Node, facts: Facts): void {
  reading.program.report.add(kindOf, place(reading, node), facts);
}

/** Refuses code that has turned out to be more than a state can evaluate. */
export function refuseHeavy(node: Node, reading: Reading): void {
  const said = reading.heavy.size === 0 ? undefined : reading.heavy.get(keyOfSpan(place(reading, node)));
  if (said !== undefined) reading.program.report.repeat(said);
}

/** Span of a node. */
export function place(reading: Reading, node: Node): Span {
  return spanOf(node, reading.program.root);
}

/** A local with a name for the state machine. */
export function makeLocal(name: string, hint: string, span: Span, kinds: Kinds): Local {
  return { name, hint, span, boxed: mayBe(kinds, kind.undefined) };
}

/** Keeps a value in a local of the compiler's own, so that what follows cannot change it. */
export function pin(reading: Reading, value: Expression, hint: string): Expression {
  const local = makeLocal(hint, hint, value.span, value.kinds);
  reading.steps.push({ kind: "set", local, value, span: value.span });
  const read = readOf(local, value.kinds, value.span);
  return value.claimed === undefined ? read : { ...read, claimed: value.claimed };
}

/** The value of a local, as an expression. */
export function readOf(local: Local, kinds: Kinds, span: Span): Read {
  return { kind: "read", local, kinds, span };
}

/** True for what stands where something could not be read. */
export function isUnread(value: Expression): boolean {
  return value.kind === "literal" && value.kinds === nothing;
}

/** What stands where something could not be read: never reached, because a refusal stops the compilation. */
export function unread(span: Span): Expression {
  return { kind: "literal", value: undefined, kinds: nothing, span };
}

/** The local that an expression names; null for anything else. */
export function localOf(node: Node, reading: Reading): Local | null {
  const symbol = Node.isIdentifier(node) ? symbolOf(node) : undefined;
  return symbol === undefined ? null : (reading.locals.get(symbol) ?? null);
}

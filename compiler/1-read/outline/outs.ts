/** What outlined code leaves behind: variables that it declares, assigns, or whose objects it changes, and who reads them. */
import type { Node } from "ts-morph";
import { SyntaxKind, type Identifier } from "ts-morph";
import type { Local } from "../../ir/expression";
import type { Kinds } from "../../ir/kinds";
import { kindsOf } from "../read-expression";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import { hasLaterChanges, isChangedLater, isUnshared } from "./aliases";
import { changedFrom, onlyReorders } from "./changes";
import { isCarriable, type Gathered } from "./carried";
import { declaredIn, whyNotKept } from "./keepable";
import { enclosing, isAssigned, isWithin, localDeclaration, usesOf, type Free } from "./names";

/** A variable of the code around. */
export interface Outer {
  readonly name: string;
  readonly local: Local;
  readonly kinds: Kinds;
}

export interface Outs {
  /** Names of the code's own variables that are read later. */
  readonly inner: readonly Identifier[];
  readonly outer: readonly Outer[];
  /** Those whose objects may be changed in place. */
  readonly changed: readonly Free[];
  /** What is left behind is changed later: no object may stand in two places of it. */
  readonly separate: boolean;
  /** Somebody sees what was assigned before an error. */
  readonly catches: boolean;
}

/** What is left behind; null where a change could not be seen everywhere. */
export function outsOf(nodes: readonly Node[], { carried, values }: Gathered, reading: Reading): Outs | null {
  const all = [...nodes, ...carried];
  const changed = changedFrom(all, values, reading);
  const deep = !onlyReorders(all);
  if (!changed.every((free) => isUnshared(free, { nodes, carried }, reading, deep))) return null;
  const written = values.filter((free) => changed.includes(free) || free.uses.some(isAssigned));
  const outer = written.map((free) => outerOf(free, reading));
  const known = outer.filter((out) => out !== null);
  if (known.length < outer.length || written.some(({ uses }) => uses.some((use) => whyNotKept(use) !== null)))
    return null;
  const inner = innerOf(nodes);
  const named = [...inner, ...written.flatMap(({ uses }) => uses.slice(0, 1))];
  if (isChangedLater({ outs: named, values, nodes: all }, reading)) return null;
  const later = named.map(symbolOf).filter((symbol) => symbol !== undefined);
  return {
    inner,
    outer: known,
    changed,
    separate: later.some((symbol) => hasLaterChanges(symbol, all, reading)),
    catches: written.some((free) => isSeenAfterError(free, nodes)),
  };
}

function outerOf({ symbol, uses }: Free, reading: Reading): Outer | null {
  const local = reading.locals.get(symbol);
  const kinds = uses.reduce((all, use) => all | kindsOf(use, reading), reading.writes.liesOf(symbol));
  if (local !== undefined && !reading.aliases.has(symbol)) return { name: symbol.getName(), local, kinds };
  if (symbol === reading.input?.symbol) reading.changesInput = true;
  return null;
}

function innerOf(nodes: readonly Node[]): readonly Identifier[] {
  return declaredIn(nodes).flatMap(([symbol, name]) => {
    const declaration = localDeclaration(symbol);
    const isValue = declaration !== undefined && !isCarriable(declaration);
    return isValue && usesOf(symbol).some((use) => !isWithin(use, nodes)) ? [name] : [];
  });
}

/** True where a `catch`, a `finally`, code behind them or a function may read the variable after the code has thrown. */
function isSeenAfterError({ symbol, declaration }: Free, nodes: readonly Node[]): boolean {
  const [first] = nodes;
  if (first === undefined) return false;
  const around = first.getAncestors().filter((node) => node.getKind() === SyntaxKind.TryStatement);
  if (around.some((attempt) => enclosing(attempt) === enclosing(first) && !isWithin(declaration, [attempt])))
    return true;
  const own = enclosing(first);
  return usesOf(symbol).some((use) => !isWithin(use, nodes) && enclosing(use) !== own);
}

/**
 * list.push(record); record.status = await f()   →   `record` is a view of the last element of `list`
 *
 * An object that is put into another one has its home there from then on.
 */
import { Node, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { mutation } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { computed, lengthOf, number } from "../../ir/numbers";
import { identifiersIn } from "../descendants";
import { frozen, pathTo, valueAt, type Key, type Place } from "../places";
import { complain, pin, place, type Reading } from "../reading";
import { isMoved } from "../fresh";
import { symbolOf } from "../symbols";
import { usesIn } from "./book";
import { functionAround } from "./functions";
import { isChangedInside, takenAway } from "./needed";
import { partOf } from "./paths";
import { putBy, type Put } from "./puts";

/** The names whose objects the value puts somewhere, and which are changed there, or by that name, afterwards. */
export function movedIn(value: Syntax, reading: Reading): readonly Identifier[] {
  const names = identifiersIn(value);
  return names.filter((name) => {
    const symbol = symbolOf(name);
    const put = symbol !== undefined && reading.locals.has(symbol) && !reading.views.has(symbol) ? putBy(name) : null;
    return put !== null && symbol !== undefined && needsHome(name, put, reading) && isMoved(name, reading);
  });
}

function needsHome(name: Identifier, { into, how, keys }: Put, reading: Reading): boolean {
  const container = partOf(into);
  if (container === null || usedLater(name, reading).length === 0) return false;
  const path = [...container.path, ...(how === "pushed" ? [null] : []), ...keys.map(String)];
  const view = reading.views.get(container.symbol);
  const [symbol, before] = view === undefined ? [container.symbol, []] : [view.symbol, pathTo(view)];
  return symbol !== null && isChangedInside(reading.writes.changesOf(symbol), [...before, ...path]);
}

/** Where the object of a name is used once that has been put somewhere: by the name, and by those that are views of it. */
function usedLater(name: Identifier, reading: Reading): readonly Identifier[] {
  const scope = functionAround(name) ?? name.getSourceFile();
  const symbol = symbolOf(name);
  const views = [...reading.views].flatMap(([other, view]) => (view.symbol === symbol ? namesOf(other) : []));
  const uses = [name, ...views].flatMap((each) => usesIn(scope, each));
  return uses.filter((use) => use.getPos() > name.getPos());
}

function namesOf(symbol: Symbol): readonly Identifier[] {
  const names = symbol
    .getDeclarations()
    .map((declaration) =>
      Node.isVariableDeclaration(declaration) ||
      Node.isParameterDeclaration(declaration) ||
      Node.isBindingElement(declaration)
        ? declaration.getNameNode()
        : undefined,
    );
  return names.filter(Node.isIdentifier);
}

/** The length of the list that is pushed to, kept where names will be views of what is behind its end. */
export function lengthBefore(list: Place, names: readonly Identifier[], reading: Reading): Expression | null {
  const [name] = names;
  if (name === undefined) return null;
  const span = place(reading, name);
  return pin(reading, lengthOf(valueAt(list, kind.array, span)), "position");
}

/** Makes the names views of the places where their objects are now. */
export function moveHomes(
  names: readonly Identifier[],
  container: Place,
  length: Expression | null,
  reading: Reading,
): void {
  for (const name of names) {
    const put = putBy(name);
    if (put === null) continue;
    const { keys } = frozen(container, reading);
    const home = { ...container, keys: [...keys, ...keysOf(put, length, reading)] };
    refuseTaken(name, home, reading);
    settle(name, home, reading);
  }
}

function keysOf({ keys, how, offset, into }: Put, length: Expression | null, reading: Reading): readonly Key[] {
  const span = place(reading, into);
  const about = { mayMiss: false, inside: true, fixed: true };
  const inner = keys.map((key): Key => {
    const kinds = typeof key === "number" ? kind.number : kind.string;
    return { at: { kind: "literal", value: key, kinds, span }, ofArray: typeof key === "number", ...about };
  });
  if (how !== "pushed" || length === null) return inner;
  const at = offset === 0 ? length : pin(reading, computed("+", length, number(offset, span)), "position");
  return [{ at, ofArray: true, ...about }, ...inner];
}

function refuseTaken(name: Identifier, home: Place, reading: Reading): void {
  if (home.symbol === null) return;
  const taker = takenAway(name, reading.writes.changesOf(home.symbol), pathTo(home), usedLater(name, reading));
  if (taker === undefined) return;
  complain(reading, mutation, name, {
    what: `\`${name.getText()}\``,
    reason: `line ${taker.node.getStartLineNumber()} takes it from where it is put here`,
    instead: `put a copy there, \`${copyOf(name)}\``,
  });
}

function copyOf(name: Identifier): string {
  const text = name.getText();
  return name.getType().isArray() ? `[...${text}]` : `{ ...${text} }`;
}

/** Views of the object, and of its parts, lead to its new home. */
function settle(name: Identifier, home: Place, reading: Reading): void {
  const symbol = symbolOf(name);
  if (symbol === undefined) return;
  for (const [other, view] of reading.views)
    if (view.symbol === symbol) reading.views.set(other, { ...home, keys: [...home.keys, ...view.keys] });
  reading.views.set(symbol, home);
}

/** const line = order.lines[0]; line.done = true   →   the variable `order` with that line done */
import { Node, type Expression as Syntax, type ForOfStatement, type Identifier } from "ts-morph";
import { mutation } from "../../diagnostics/catalog/language";
import { functionAround } from "./functions";
import { hasSteps } from "../inlinable";
import { frozen, pathTo, placeOf, type Place } from "../places";
import type { MappedBy } from "../mapped-by";
import { complain, type Reading } from "../reading";
import { usesIn, type Change } from "./book";
import { isScalar } from "./fresh-types";
import { changesIn, isChangedInside, replacedIn, takenAway } from "./needed";
import { changesItems, isGivenOnce, namesPlace } from "./links";
import { fillingIn, partOf, type Path } from "./paths";

/** The place that a name is to be a view of, when it needs to be one; null where a copy will do, or nothing else is possible. */
export function homeOf(value: Syntax | undefined, reading: Reading): Place | null {
  const part = value === undefined ? null : partOf(value);
  if (part === null || value === undefined || isScalar(value) || !namesPlace(value, reading)) return null;
  const view = reading.views.get(part.symbol);
  const [symbol, before] = view === undefined ? [part.symbol, []] : [view.symbol, pathTo(view)];
  if (symbol === null || !isChangedInside(reading.writes.changesOf(symbol), [...before, ...part.path])) return null;
  return placeOf(fillingIn(value)?.place ?? value, reading);
}

/** True for a name that has to be a view of the place; a diagnostic where the object does not stay there. */
export function isView(name: Identifier, home: Place, reading: Reading): boolean {
  const symbol = name.getSymbol();
  if (symbol === undefined || home.symbol === null) return false;
  const changes = reading.writes.changesOf(home.symbol);
  const path = pathTo(home);
  if (!isChangedInside(changes, path) || !isGivenOnce(symbol, reading)) return false;
  const uses = usesIn(functionAround(name) ?? name.getSourceFile(), name);
  const taker = takenAway(
    name,
    isFilled(name) ? changes.filter(({ node }) => fillingIn(node) === null) : changes,
    path,
    uses,
  );
  if (taker !== undefined)
    complain(reading, mutation, name, {
      what: `\`${name.getText()}\``,
      reason: `line ${taker.node.getStartLineNumber()} takes it from where it is`,
      instead: "change it before, or keep a copy: `{ ...order }`",
    });
  return true;
}

/** True for `sum` of `const sum = (sums[key] ??= { n: 0 })`: what is there is not replaced by filling the place again. */
function isFilled(name: Identifier): boolean {
  const declaration = name.getParent();
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
  return value !== undefined && fillingIn(value) !== null;
}

/** What there is a diagnostic for already. */
type Refused = "refused";

/** The place of a list that is to be asked in each turn of a loop: it, or an item of it, may be changed. Null for any other. */
export function walkedPlace(list: Syntax, loop: ForOfStatement, reading: Reading): Place | Refused | null {
  return placeToAsk(list, { loop, parts: [], instead: "`const walked = list;` before the loop" }, reading);
}

/**
 * The place of an object whose properties are to be asked for in each turn of a loop: what lies in one may be changed. Null
 * for any other: the values are those with which the loop begins.
 */
export function walkedObject(object: Syntax, loop: ForOfStatement, reading: Reading): Place | Refused | null {
  return placeToAsk(object, { loop, parts: [null], instead: "a second object, which the loop fills" }, reading);
}

/**
 * The place of a list whose items are views in a callback that changes them; null where it changes none, or where they
 * could be no views.
 */
export function mappedPlace(mapped: MappedBy, reading: Reading): Place | null {
  if (!changesItems(mapped, reading) || changedParts(mapped.list, [null], reading) === null) return null;
  const found = placeOf(mapped.list, reading);
  return found === null ? null : frozen(found, reading);
}

/** A loop, the way from what it walks to what it asks for, and how to do without where that is given another value. */
interface Asking {
  readonly loop: ForOfStatement;
  readonly parts: Path;
  readonly instead: string;
}

function placeToAsk(walked: Syntax, { loop, parts, instead }: Asking, reading: Reading): Place | Refused | null {
  const changed = changedParts(walked, parts, reading);
  if (changed === null) return null;
  const { changes, path } = changed;
  const other = replacedIn(loop, changes, path);
  if (other !== undefined && !isChangedInside(changesIn(loop, changes), path)) return null;
  if (other !== undefined) {
    complain(reading, mutation, walked, {
      what: `\`${walked.getText()}\``,
      reason: `line ${other.node.getStartLineNumber()} gives it another value while it is walked`,
      instead,
    });
    return "refused";
  }
  const found = placeOf(walked, reading);
  return found === null ? null : frozen(found, reading);
}

interface ChangedParts {
  readonly changes: readonly Change[];
  /** From the variable to the parts. */
  readonly path: Path;
}

/** The changes of the variable that something lies in, if one of them is in parts of it; else null. */
function changedParts(whole: Syntax, parts: Path, reading: Reading): ChangedParts | null {
  const part = partOf(whole);
  if (part === null || hasSteps(whole, reading)) return null;
  const view = reading.views.get(part.symbol);
  const [symbol, before] = view === undefined ? [part.symbol, []] : [view.symbol, pathTo(view)];
  if (symbol === null || !reading.locals.has(symbol)) return null;
  const changes = reading.writes.changesOf(symbol);
  const path = [...before, ...part.path, ...parts];
  return isChangedInside(changes, path) ? { changes, path } : null;
}

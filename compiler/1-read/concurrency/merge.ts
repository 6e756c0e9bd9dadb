/** Members that write what is declared around them: what each hands out, and what is made of it behind the group. */
import { sharedWrite } from "../../diagnostics/catalog/language";
import type { Expression, Item, Local, Read } from "../../ir/expression";
import type { Member, SetStep, Step } from "../../ir/flow";
import { mapSteps } from "../../ir/map-steps";
import { kind, mayBe } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { mapParts, substitute } from "../../ir/walk";
import { makeLocal, readOf, type Reading } from "../reading";
import { afterAll, type Handed } from "./merged-values";
import { takenApart, type Writing } from "./taken-apart";
import { isOwnItem, placed, summed, wayOf, type Way } from "./writes";

/** The members as they run, and what follows them. */
export interface Merged {
  readonly members: readonly Member[];
  /** The property of what a member yields in which its value is; null: it yields the value alone. */
  readonly key: string | null;
  readonly locals: readonly Local[];
  /** The variables of the members, in the place of which they have them. */
  readonly own: ReadonlyMap<Local, Local>;
  readonly after: (results: Read) => readonly Step[];
}

/**
 * Gives each member variables of its own. What cannot be put together is reported. What stands in parts of an object is taken
 * out of it before the group, by steps that are added, and put back behind it.
 */
export function mergeWrites(given: Writing, reading: Reading): Merged {
  const { writing, wholes, before, putBack } = takenApart(given);
  const { members, shared, iteration, fresh } = writing;
  reading.steps.push(...before);
  const handed: Handed[] = [];
  for (const [local, span] of shared) {
    const way = wayOf(local, members, iteration);
    const isFresh = fresh?.has(local) === true;
    if (way === null) reading.program.report.add(sharedWrite, span, { name: local.name });
    else handed.push({ local, way, key: unique(local.hint, handed), own: ownOf(local, way), isFresh });
  }
  if (handed.length === 0) return { members, key: null, locals: [], own: new Map(), after: () => [] };
  return {
    members: members.map((member, at) => handingOut(member, at, handed)),
    key: valueKey,
    locals: [...new Set(wholes.values()), ...handed.map(({ local }) => local)],
    own: new Map(handed.map(({ local, own }) => [own, wholes.get(local) ?? local])),
    after: (results) => {
      const set = handed.map((each) => afterAll(each, results, iteration !== undefined));
      return [...set, ...putBack].map((step) => ({ ...step, merges: results.local }));
    },
  };
}

const valueKey = "value";

function unique(hint: string, taken: readonly Handed[]): string {
  const keys = new Set([valueKey, ...taken.map(({ key }) => key)]);
  for (let at = 1; ; at++) if (!keys.has(at === 1 ? hint : `${hint}${at}`)) return at === 1 ? hint : `${hint}${at}`;
}

/** What a member writes in the place of a local. */
function ownOf(local: Local, { kind: way }: Way): Local {
  const kinds = way === "push" || way === "sum" ? kind.array : local.boxed ? kind.undefined : 0;
  return makeLocal(local.name, local.hint, local.span, kinds);
}

/** The member that writes its own variables, and yields them beside its value. */
function handingOut(member: Member, at: number, handed: readonly Handed[]): Member {
  const mine = handed.filter(({ way }) => way.kind !== "alone" || way.member === at);
  const own = new Map(mine.map((each) => [each.local, each]));
  const { span } = member.value;
  const items = mine.filter(({ way }) => way.kind === "item");
  const renamed = new Map(
    mine.map(({ local, own: to }): readonly [Local, Expression] => [local, readOf(to, kind.array, span)]),
  );
  const value = (expression: Expression): Expression => renaming(namingItems(expression, items, member), renamed);
  const local = (each: Local): Local => own.get(each)?.own ?? each;
  const set = (step: SetStep): SetStep => {
    const found = own.get(step.local);
    return found === undefined ? { ...step, value: value(step.value) } : written(step, found, value);
  };
  const before = mine.flatMap((each): readonly Step[] => beginning(each, span));
  const members = [
    ...(mayBe(member.value.kinds, kind.undefined) ? [] : [[valueKey, value(member.value)] as const]),
    ...mine.map(({ key, own: from, local: of }) => [key, readOf(from, kindsOf(of, from), span)] as const),
  ];
  return {
    body: [...before, ...mapSteps(member.body, { set, value, local })],
    value: {
      kind: "object",
      members: members.map(([key, part]) => ({ kind: "member", key, value: part })),
      kinds: kind.object,
      span,
    },
  };
}

/** What is known of the kinds of a variable that a member hands out. */
function kindsOf(local: Local, own: Local): number {
  return own.boxed || local.boxed ? anyKinds | kind.undefined : anyKinds;
}

const anyKinds = kind.string | kind.number | kind.boolean | kind.null | kind.array | kind.object;

/** The same reads, of other locals. */
function renaming(expression: Expression, locals: ReadonlyMap<Local, Expression>): Expression {
  const reads = new Map(
    [...locals].map(([from, to]): readonly [Local, Expression] => [from, { ...to, kinds: anyKinds | kind.undefined }]),
  );
  return substitute(expression, reads);
}

/** The item that an iteration changes, in the place of what stands at its position. */
function namingItems(expression: Expression, items: readonly Handed[], member: Member): Expression {
  const found = items.find(({ local, way }) => way.kind === "item" && isOwnItem(expression, local, way.index, member));
  if (found !== undefined) return readOf(found.own, expression.kinds, expression.span);
  return items.length === 0 ? expression : mapParts(expression, (part) => namingItems(part, items, member));
}

/** What a variable of its own begins with. */
function beginning({ local, way, own, isFresh }: Handed, span: Span): readonly Step[] {
  if (way.kind === "position" || isFresh) return [];
  if (way.kind === "item") return [{ kind: "set", local: own, value: readOf(way.item, anyKinds, span), span }];
  const none: Expression = { kind: "array", items: [], kinds: kind.array, span };
  const value = way.kind === "alone" ? readOf(local, kindsOf(local, own), span) : none;
  return [{ kind: "set", local: own, value, span }];
}

/** An assignment of the local, as one of the member's own variable. */
function written(step: SetStep, { way, own }: Handed, value: (expression: Expression) => Expression): SetStep {
  const { span } = step;
  if (way.kind === "position" || way.kind === "item")
    return { ...step, local: own, value: value(placed(step) ?? step.value) };
  if (way.kind !== "sum") return { ...step, local: own, value: value(step.value) };
  const before = readOf(own, kind.array, span);
  const sum = summed(step);
  const added: Item = { kind: sum?.isList === true ? "spread" : "item", value: value(sum?.added ?? step.value) };
  const items: readonly Item[] = [{ kind: "spread", value: before }, added];
  return { ...step, local: own, value: { kind: "array", items, kinds: kind.array, span } };
}

/** What is computed from the results of all turns: `sum = results.reduce((sum, result) => sum + result, sum)`. */
import type { Expression, Item, Local } from "../../ir/expression";
import type { Step } from "../../ir/flow";
import { anyJson, kind } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { substitute } from "../../ir/walk";
import { isSmall } from "../shrink/edges";
import type { Site, Sites } from "./sites";

export interface Folded {
  /** What each turn begins with. */
  readonly before: readonly Step[];
  /** What each turn yields. */
  readonly value: Expression;
  /** Where the results are; null when nobody asks for them. */
  readonly results: Local | null;
  /** What follows the loop. */
  readonly after: readonly Step[];
}

/** Null where the values would become too large. */
export function foldOver({ list }: Sites, carried: readonly Local[], span: Span): Folded | null {
  const fields = fieldsOf(list);
  const results: Local = { name: "results", hint: "results", span, boxed: false };
  const after = carried.map((local) => {
    const sites = list.filter((site) => site.carried === local);
    return set(local, joined(sites, fields, results) ?? reduced(local, sites, fields, results));
  });
  if (!after.every(({ value }) => isSmall(value))) return null;
  return {
    before: beginning(list, span),
    value: valueOf(fields, span),
    results: list.length === 0 ? null : results,
    after,
  };
}

/** What a turn yields: the one thing that is kept itself, or several as an object. */
type Fields = readonly { readonly key: string; readonly local: Local; readonly kinds: number }[];

function fieldsOf(list: readonly Site[]): Fields {
  const locals = list.flatMap(({ kept, passed }) => [
    ...kept.map(({ local, value }) => ({ local, kinds: value.kinds })),
    ...(passed === null ? [] : [{ local: passed, kinds: kind.boolean }]),
  ]);
  return locals.map(({ local, kinds }, at) => ({
    key: `${local.hint}${locals.length === 1 ? "" : at + 1}`,
    local,
    kinds,
  }));
}

/** A turn that does not come past a place has kept nothing there. */
function beginning(list: readonly Site[], span: Span): readonly Step[] {
  return list.flatMap(({ kept, passed }) =>
    passed === null
      ? []
      : [
          set(passed, { kind: "literal", value: false, kinds: kind.boolean, span }),
          ...kept.map(({ local }) => set(local, { kind: "literal", value: null, kinds: kind.null, span })),
        ],
  );
}

function valueOf(fields: Fields, span: Span): Expression {
  const [only, ...others] = fields;
  if (only === undefined) return { kind: "literal", value: null, kinds: kind.null, span };
  const read = ({ local, kinds }: Fields[number]): Expression => ({ kind: "read", local, kinds, span });
  if (others.length === 0) return read(only);
  return {
    kind: "object",
    members: fields.map((field) => ({ kind: "member", key: field.key, value: read(field) })),
    kinds: kind.object,
    span,
  };
}

/** `list = [...list, result]` on every turn: the results themselves are what is added. */
function joined([site, ...others]: readonly Site[], fields: Fields, results: Local): Expression | null {
  if (site?.value.kind !== "array" || others.length > 0 || fields.length !== 1) return null;
  const [all, added] = site.value.items;
  if (all === undefined || added === undefined || site.value.items.length !== 2) return null;
  if (!isPart(all, "spread", site.carried) || !isPart(added, "item", site.kept[0]?.local)) return null;
  const list: Expression = { kind: "read", local: results, kinds: kind.array, span: site.value.span };
  return { ...site.value, items: [all, { kind: "spread", value: list }] };
}

function isPart({ kind, value }: Item, wanted: Item["kind"], local: Local | undefined): boolean {
  return kind === wanted && value.kind === "read" && value.local === local;
}

function reduced(carried: Local, sites: readonly Site[], fields: Fields, results: Local): Expression {
  const { span } = results;
  const all: Local = { ...carried };
  const result: Local = { name: "result", hint: "result", span, boxed: false };
  const field = (local: Local): Expression => {
    const found = fields.find((each) => each.local === local);
    const base: Expression = { kind: "read", local: result, kinds: kind.object, span };
    if (found === undefined || fields.length === 1) return { ...base, kinds: found?.kinds ?? anyJson };
    return { kind: "property", base, name: found.key, optional: false, kinds: found.kinds, span };
  };
  const body = sites.reduce<Expression>(
    (before, { value, kept, passed }) => {
      const values = new Map<Local, Expression>([
        [carried, before],
        ...kept.map(({ local }) => [local, field(local)] as const),
      ]);
      const then = substitute(value, values);
      if (passed === null) return then;
      return {
        kind: "conditional",
        test: field(passed),
        then,
        otherwise: before,
        kinds: then.kinds | before.kinds,
        span,
      };
    },
    { kind: "read", local: all, kinds: anyJson, span },
  );
  const list: Expression = { kind: "read", local: results, kinds: kind.array, span };
  const start: Expression = { kind: "read", local: carried, kinds: anyJson, span };
  const lambda: Expression = { kind: "lambda", parameters: [all, result], body, kinds: kind.other, span };
  return { kind: "operation", name: "reduce", operands: [list, lambda, start], kinds: anyJson, span };
}

function set(local: Local, value: Expression): Step & { readonly kind: "set" } {
  return { kind: "set", local, value, span: value.span };
}

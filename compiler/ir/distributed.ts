/**
 * What makes of a group over items a distributed Map: each item, or batch of items, becomes an execution of its own, which
 * knows nothing but what it is given.
 */
import type { Json } from "../asl/definition";
import type { Expression, Local } from "./expression";
import { kind, mayBe } from "./kinds";
import { mapItems, withParts } from "./unchanged";

export interface Distributed {
  /** Where the items are read from, the group's items being what is asked for; null: they are a list of the workflow's. */
  readonly reader: Reader | null;
  /** So many items for each execution; null: one, which is then no list. */
  readonly batch: number | null;
  readonly tolerated: Tolerated | null;
  readonly children: "STANDARD" | "EXPRESS";
  readonly label: string | null;
  /** The bucket and the prefix that the results are written to; null: they are the value of the group. */
  readonly results: Expression | null;
  /** What the items' executions are given of the workflow around them. */
  readonly captured: readonly Captured[];
}

export interface Reader {
  /** `s3:getObject` */
  readonly action: string;
  readonly config: { readonly [field: string]: Json };
}

/** How many items may fail; null: it is not said so. */
export interface Tolerated {
  readonly count: number | null;
  readonly percentage: number | null;
}

/** A value of the workflow that an item's execution is given. One that may be undefined travels in its box. */
export interface Captured {
  readonly name: string;
  readonly value: Expression;
  /** What holds it there. */
  readonly local: Local;
}

/** True for a value that may be undefined. */
export function isBoxedCapture({ value }: Captured): boolean {
  return mayBe(value.kinds, kind.undefined);
}

/** True where the results of failed items have to be told from those of others: each is in a box then. */
export function isSifted({ tolerated, results }: Distributed): boolean {
  return tolerated !== null && results === null;
}

/** What it evaluates beside the items. */
export function valuesBeside(distributed: Distributed | null): readonly Expression[] {
  if (distributed === null) return [];
  const { results, captured } = distributed;
  return [...captured.map(({ value }) => value), ...(results === null ? [] : [results])];
}

/** The same with each of these replaced. */
export function withValues(distributed: Distributed, change: (value: Expression) => Expression): Distributed {
  const { results, captured } = distributed;
  return withParts(distributed, {
    results: results === null ? null : change(results),
    captured: mapItems(captured, (each) => withParts(each, { value: change(each.value) })),
  });
}

/** Names of properties that a value, and anything within it, may have although they are undefined; and how they come together. */
import { kind, mayBe, type Kinds } from "../ir/kinds";

export interface Hidden {
  /** Names of properties of the value itself. */
  readonly own: ReadonlySet<string>;
  /** Of anything within it. */
  readonly deep: ReadonlySet<string>;
}

export const noNames: ReadonlySet<string> = new Set();
export const none: Hidden = { own: noNames, deep: noNames };

/** Of an object with this property. */
export function withMember(name: string, kinds: Kinds, value: Hidden): Hidden {
  return { own: mayBe(kinds, kind.undefined) ? new Set([name]) : noNames, deep: mixed(value).deep };
}

/** Of what holds the value. */
export function around(value: Hidden): Hidden {
  return { own: noNames, deep: mixed(value).deep };
}

/** Of something within the value. */
export function withinOf({ deep }: Hidden): Hidden {
  return { own: deep, deep };
}

/** Of anything that may be the value, or within it. */
export function mixed({ own, deep }: Hidden): Hidden {
  const all = own.size === 0 ? deep : new Set([...own, ...deep]);
  return { own: all, deep: all };
}

/** Of what may be one of several values. */
export function union(all: readonly Hidden[]): Hidden {
  const some = all.filter(({ own, deep }) => own.size + deep.size > 0);
  const [only = none] = some;
  if (some.length < 2) return only;
  return { own: new Set(some.flatMap(({ own }) => [...own])), deep: new Set(some.flatMap(({ deep }) => [...deep])) };
}

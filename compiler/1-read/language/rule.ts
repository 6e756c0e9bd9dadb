/** The shape of a row of the language tables: every construct of TypeScript is read, refused or ignored, each with what that takes. */
import type { ImplementedKindToNodeMappings, SyntaxKind } from "ts-morph";
import type { Reading } from "../reading";

export type NodeOf<K extends keyof ImplementedKindToNodeMappings> = ImplementedKindToNodeMappings[K];

/** A row: how the construct is read, or why and with what repair it is refused, or why it leaves no trace. */
export type Rule<K extends keyof ImplementedKindToNodeMappings, Result> =
  | { readonly read: (node: NodeOf<K>, reading: Reading) => Result }
  | { readonly refuse: Refusal }
  | { readonly ignore: string };

export interface Refusal {
  /** Completes "a workflow cannot hold …" or "… cannot use …". */
  readonly what: string;
  readonly repair: string;
}

/** Kinds of syntax whose nodes are a `Base`. */
export type KindsOf<Base> = {
  [K in keyof ImplementedKindToNodeMappings]: ImplementedKindToNodeMappings[K] extends Base ? K : never;
}[keyof ImplementedKindToNodeMappings];

/** A total table over kinds of syntax. */
export type Table<Kinds extends keyof ImplementedKindToNodeMappings, Result> = {
  readonly [K in Kinds]: Rule<K, Result>;
};

/** A row of a table, for a kind that is known only at run time; undefined for a kind that is none of the table's. */
export function rowFor<Kinds extends keyof ImplementedKindToNodeMappings, Result>(
  table: Table<Kinds, Result>,
  syntax: SyntaxKind,
): Rule<Kinds, Result> | undefined {
  const rows: { readonly [syntax: number]: Rule<Kinds, Result> } = table as {
    readonly [syntax: number]: Rule<Kinds, Result>;
  };
  return rows[syntax];
}

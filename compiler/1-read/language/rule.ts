/** The shape of a row of the language tables: every construct of TypeScript is read, refused or ignored, each with what that takes. */
import type { ImplementedKindToNodeMappings, Node } from "ts-morph";
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

/** True for a node of one of the table's kinds. */
export function hasRow<Kinds extends keyof ImplementedKindToNodeMappings, Result>(
  table: Table<Kinds, Result>,
  node: Node,
): node is NodeOf<Kinds> & Node {
  return Object.hasOwn(table, node.getKind());
}

/** The row of a node; a node without one is a mistake of ours: the tables are total. */
export function rowFor<Kinds extends keyof ImplementedKindToNodeMappings, Result>(
  table: Table<Kinds, Result>,
  node: NodeOf<Kinds> & Node,
): Rule<Kinds, Result> {
  const rows: { readonly [syntax: number]: Rule<Kinds, Result> } = table;
  const row = rows[node.getKind()];
  if (row === undefined) throw new Error(`no row for ${node.getKindName()}`);
  return row;
}

/**
 * Names of states: what a person would put on a diagram. A repeated name takes the literal that tells it apart
 * (`notify rejected`), else a number, both in the order of the source, so that an edit elsewhere changes none. Copies of
 * one place are numbered in the order in which a run meets them.
 */
import type { Expression } from "../ir/expression";
import type { GraphNode } from "../ir/graph";
import { firstFree } from "./jsonata/names";

/** The longest name that Step Functions takes. */
const longest = 80;

/** A unique name for each node. */
export function nameStates<Key>(nodes: ReadonlyMap<Key, GraphNode>): ReadonlyMap<Key, string> {
  const byTitle = new Map<string, Key[]>();
  for (const [id, node] of nodes) {
    const title = clean(node.title);
    byTitle.set(title, [...(byTitle.get(title) ?? []), id]);
  }
  const names = new Map<Key, string>();
  const taken = new Set<string>();
  for (const [title, ids] of byTitle) {
    const ordered = [...ids].sort((a, b) => place(nodes.get(a)) - place(nodes.get(b)));
    const own = ordered.map((id) => distinguished(title, nodes.get(id)));
    const distinct = ids.length > 1 && new Set(own).size === ids.length;
    ordered.forEach((id, at) => {
      const wanted = distinct ? (own[at] ?? title) : title;
      const name = numbered(wanted, taken);
      taken.add(name);
      names.set(id, name);
    });
  }
  return names;
}

function place(node: GraphNode | undefined): number {
  return node?.span.start ?? 0;
}

/** One line, no control characters, at most 80 characters. */
function clean(title: string): string {
  const line = title.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return [...line].length <= longest ? line : `${[...line].slice(0, longest - 1).join("")}…`;
}

function numbered(title: string, taken: ReadonlySet<string>): string {
  if (!taken.has(title)) return title;
  const room = [...title].slice(0, longest - 5).join("");
  return firstFree(`${room} `, new Set([...taken, `${room} `]));
}

/** The title with the first short text that is an argument as it stands. */
function distinguished(title: string, node: GraphNode | undefined): string {
  if (node?.kind !== "task") return title;
  const payload = sentBy(node.payload);
  const values = payload.kind === "object" ? payload.members.map(({ value }) => value) : [payload];
  for (const part of values) {
    const text = part.kind === "literal" ? part.value : null;
    if (typeof text === "string" && /^[\w -]{1,24}$/.test(text)) return clean(`${title} ${text}`);
  }
  return title;
}

const asked: ReadonlySet<string> = new Set(["in time", "with room", "with context"]);

/** What is sent, without what is asked before. */
function sentBy(payload: Expression): Expression {
  const isAsked = payload.kind === "operation" && asked.has(payload.name);
  const [sent] = isAsked ? payload.operands : [];
  return sent === undefined ? payload : sentBy(sent);
}

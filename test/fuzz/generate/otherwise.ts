/** A default behind `??`, in which TypeScript takes what stands before it for missing. */
import type { Type } from "./types";

/** A variable or a path from one: of these TypeScript remembers what a test has said. */
const path = /^[\w$.]+(\[\d+\])?$/;

/** Of each type that is written behind `??`, a value that reads nothing. */
const plain: { readonly [T in Type]?: string } = {
  int: "0",
  number: "0.5",
  string: '"a"',
  Item: '{ id: "a", price: 2, tags: [] }',
  Parent: '{ id: "a", size: null }',
};

/** `(may ?? otherwise)`, with a default that reads no part of what is missing. */
export function orElse(may: string, otherwise: string, type: Type): string {
  const isRead = path.test(may) && ["!", "?.", ".", "["].some((next) => otherwise.includes(`${may}${next}`));
  return `(${may} ?? ${isRead ? (plain[type] ?? otherwise) : otherwise})`;
}

/** Variables: a scope for the machine, and one for each branch and iteration, which reads those around it. */
import type { Json } from "../../compiler/asl/definition";
import { factsOf } from "./payload";

export class Scope {
  readonly #variables = new Map<string, Json>();
  readonly #outer: Scope | null;

  constructor(outer: Scope | null = null) {
    this.#outer = outer;
  }

  /** The value of a variable; undefined for one that has none yet. */
  read(name: string): Json | undefined {
    return this.#variables.get(name) ?? this.#readNull(name);
  }

  /** The variables of this scope alone. */
  own(): ReadonlyMap<string, Json> {
    return new Map(this.#variables);
  }

  /** Gives variables their new values, all at once. */
  assign(values: ReadonlyMap<string, Json>): void {
    for (const [name, value] of values) this.#variables.set(name, value);
  }

  /** Bytes of all variables that can be read here, with some of them replaced. */
  bytesWith(values: ReadonlyMap<string, Json>): number {
    let bytes = this.#outer?.bytesWith(new Map()) ?? 0;
    for (const [name, value] of this.#variables) if (!values.has(name)) bytes += factsOf(value).bytes;
    for (const value of values.values()) bytes += factsOf(value).bytes;
    return bytes;
  }

  #readNull(name: string): Json | undefined {
    return this.#variables.has(name) ? null : this.#outer?.read(name);
  }
}

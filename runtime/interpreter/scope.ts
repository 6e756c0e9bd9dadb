/** Variables: a scope for the machine, and one for each branch and iteration, which reads those around it. */
import type { Json } from "../../compiler/asl/definition";
import { bytesOf } from "./payload";

export class Scope {
  /** Made for the first one: most iterations have none. */
  #variables: Map<string, Json> | null = null;
  readonly #outer: Scope | null;
  /** Of the variables of this scope alone. */
  #bytes = 0;

  constructor(outer: Scope | null = null) {
    this.#outer = outer;
  }

  /** The value of a variable; undefined for one that has none yet. */
  read(name: string): Json | undefined {
    return this.#variables?.get(name) ?? this.#readNull(name);
  }

  /** The variables of this scope alone. */
  own(): ReadonlyMap<string, Json> {
    return new Map(this.#variables ?? []);
  }

  /** Gives variables their new values, all at once. */
  assign(values: ReadonlyMap<string, Json>): void {
    if (values.size === 0) return;
    this.#bytes += this.#growth(values);
    const variables = (this.#variables ??= new Map<string, Json>());
    for (const [name, value] of values) variables.set(name, value);
  }

  /** Bytes of all variables that can be read here, with some of them replaced. */
  bytesWith(values: ReadonlyMap<string, Json>): number {
    return this.#all() + this.#growth(values);
  }

  #all(): number {
    return this.#bytes + (this.#outer === null ? 0 : this.#outer.#all());
  }

  #growth(values: ReadonlyMap<string, Json>): number {
    let growth = 0;
    for (const [name, value] of values) {
      const old = this.#variables?.get(name);
      growth += bytesOf(value) - (old === undefined ? 0 : bytesOf(old));
    }
    return growth;
  }

  #readNull(name: string): Json | undefined {
    return this.#variables?.has(name) === true ? null : this.#outer?.read(name);
  }
}

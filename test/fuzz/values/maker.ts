/** Makes expressions: each asks for its parts, one step smaller. */
import type { Random } from "../random";
import { leaves, type Kind } from "./kinds";

/** A name that is in sight. */
export interface Named {
  readonly name: string;
  readonly kind: Kind;
}

/** One way to make an expression. */
export type Way = () => string;

/** All ways for each kind. */
export type Grammar = { readonly [K in Kind]: (make: Maker) => readonly Way[] };

/** The lists, and what is in them. */
const elements = { numbers: "number", texts: "text", items: "item" } as const satisfies {
  readonly [list: string]: Kind;
};

/** Names of parameters, one after the other, so that none hides another. */
export class Fresh {
  #next = 0;

  name(): string {
    return `x${this.#next++}`;
  }
}

export class Maker {
  readonly random: Random;
  readonly #grammar: Grammar;
  readonly #named: readonly Named[];
  readonly #fresh: Fresh;
  readonly #depth: number;

  constructor(random: Random, grammar: Grammar, { named = [], fresh = new Fresh(), depth = 0 }: Partial<Around>) {
    this.random = random;
    this.#grammar = grammar;
    this.#named = named;
    this.#fresh = fresh;
    this.#depth = depth;
  }

  /** An expression of the kind, one step smaller than what it is for. */
  part(kind: Kind): string {
    return this.#within({ depth: this.#depth - 1 }).whole(kind);
  }

  /** One of a step at most. */
  small(kind: Kind): string {
    return this.#within({ depth: Math.min(this.#depth - 1, 1) }).whole(kind);
  }

  /** An expression of the kind: a name, what is always there, or made of others. */
  whole(kind: Kind): string {
    const named = this.#named.filter((each) => each.kind === kind);
    const isLeaf = this.#depth <= 0;
    if (named.length > 0 && this.random.chance(isLeaf ? 0.85 : 0.3)) return this.random.pick(named).name;
    return isLeaf ? this.random.pick(leaves[kind]) : this.random.pick(this.#grammar[kind](this))();
  }

  /** A position or a count: mostly written out, at times below zero. */
  position(): string {
    return this.random.chance(0.6) ? String(this.random.between(-2, 4)) : this.small("number");
  }

  /** A new name. */
  name(): string {
    return this.#fresh.name();
  }

  /** `(x, at) => …` on an element of the kind; every fourth also takes its position. */
  callback(of: Kind, result: Kind): string {
    const [each, at] = [this.name(), this.name()];
    const counts = this.random.chance(0.25);
    const named: readonly Named[] = [
      { name: each, kind: of },
      ...(counts ? [{ name: at, kind: "number" } as const] : []),
    ];
    const body = this.#within({ depth: this.#depth - 1, named: [...this.#named, ...named] }).whole(result);
    return `(${named.map(({ name }) => name).join(", ")}) => ${body}`;
  }

  /** A method of some list, with a callback on what is in it: `list.some((x) => …)`. */
  ofAnyList(method: string, result: Kind): string {
    const list = this.random.pick(["numbers", "texts", "items"] as const);
    return `${this.owner(list)}.${method}(${this.callback(elements[list], result)})`;
  }

  /** An expression in brackets, unless a point may stand behind it as it is. */
  owner(kind: Kind): string {
    return enclosed(this.part(kind));
  }

  #within(change: Partial<Around>): Maker {
    const around = { named: this.#named, fresh: this.#fresh, depth: this.#depth, ...change };
    return new Maker(this.random, this.#grammar, around);
  }
}

/** What an expression stands in. */
interface Around {
  readonly named: readonly Named[];
  readonly fresh: Fresh;
  readonly depth: number;
}

function enclosed(text: string): string {
  return /^(?!\d)[\w.]+$/.test(text) || text.startsWith("[") ? text : `(${text})`;
}

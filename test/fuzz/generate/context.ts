/** Where in a program something is being generated: what is visible there, what may stand there, what was used up. */
import type { Random } from "../random";
import { fits } from "./types";
import type { Type } from "./types";

export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly mutable: boolean;
  /** A test before it says that it is there; functions within do not know that. */
  readonly narrowed?: true;
}

/** A function of the program that can be called. */
export interface Callable {
  readonly name: string;
  readonly parameters: readonly (Type | Signature)[];
  readonly result: Type;
  /** Parameters at the end that have a default. */
  readonly optional?: number;
  readonly isAsync: boolean;
  /** It neither writes variables nor throws nor loops: it can be called in the callback of an array method. */
  readonly simple: boolean;
}

/** The type of a function that is passed to another one. */
export interface Signature {
  readonly parameter: Type;
  readonly result: Type;
  readonly isAsync: boolean;
}

/** What can be changed in place. */
export type Shape = "numbers" | "rows" | "row" | "box" | "table";

/** A variable that is changed in place. */
export interface Owned {
  readonly name: string;
  readonly shape: Shape;
}

/** What surrounds a statement most closely. */
export const places = [
  ...(["top", "branch", "loop", "try", "catch", "finally", "map", "function", "compensation"] as const),
] as const;

export type Place = (typeof places)[number];

export interface Target {
  /** The label in the source; null for the innermost loop or `switch`. */
  readonly label: string | null;
  readonly kind: "loop" | "switch" | "block";
}

/** A list of statements; `ends` when nothing behind it would be reached. */
export interface Block {
  readonly lines: readonly string[];
  readonly ends: boolean;
}

export const features = [
  ...(["awaits inside", "optional", "functions", "closures", "callbacks", "try", "switch", "loops", "labels"] as const),
  ...(["compensate", "sleep", "shadowing", "destructuring", "type errors", "spread", "truthiness"] as const),
  ...(["lies", "changes", "groups", "promises", "patience", "keys", "clock"] as const),
] as const;

/** `recursion`, `names` and `chains` are no matter of chance: all programs of later seeds may hold them. */
export type Feature = (typeof features)[number] | "recursion" | "names" | "chains" | "nested" | "members";

/** How likely the others are; code that is outlined is for few programs. */
const rare: { readonly [F in Feature]?: number } = { lies: 0.1, keys: 0.01 };

/** What is known of the program as a whole while it grows. */
export class Program {
  readonly features: Set<Feature>;
  /** Functions of the module, each calling earlier ones only. */
  readonly functions: Callable[] = [];
  /** Declarations of functions that call themselves, or change what they are given, as texts. */
  readonly recursions: string[] = [];
  /** How many second names there are of what is changed in place. */
  names = 0;
  /** How often each kind of statement stands in each place, as `if in loop`. */
  readonly coverage = new Map<string, number>();
  /** Statements and calls that may still be added. */
  readonly left: { statements: number; calls: number; compensations: number };
  /** Messages of caught errors are read, those that the engine makes among them. */
  readonly readsMessages: boolean;
  /** Which kind of statement it shows above all: a share of all kinds. */
  readonly spotlight: number;
  /** How deep the blocks are nested that begin with it; null where none does. */
  showing: number | null = null;
  /** What compensations have been registered; none is any more behind one that writes what is around it. */
  registered: "none" | "some" | "one that writes" = "none";
  /** The workflow has noted when it began. */
  begun = false;
  #names = 0;

  constructor(random: Random) {
    this.features = new Set(features.filter((feature) => random.chance(rare[feature] ?? 0.65)));
    const statements = random.between(7, 18);
    this.left = { statements, calls: 5, compensations: random.between(0, 3) };
    this.spotlight = random.next();
    this.readsMessages = random.chance(0.6);
  }

  /** A name that nothing else has. */
  name(stem: string): string {
    return `${stem}${++this.#names}`;
  }

  /** Counts a statement. */
  note(kind: string, place: Place): void {
    const key = `${kind} in ${place}`;
    this.coverage.set(key, (this.coverage.get(key) ?? 0) + 1);
  }
}

/**
 * What begins with a scope: a function, or one of several things that run at the same time, which writes nothing around it
 * and calls nothing that may.
 */
export type Border = "none" | "function" | "member";

const none: readonly Variable[] = [];

/** The names of a block and of those around it. */
export class Scope {
  readonly variables: Variable[] = [];
  readonly functions: Callable[] = [];
  readonly owned: Owned[] = [];
  readonly #outer: Scope | null;
  readonly #border: Border;
  /** What was visible when it was last asked for, and from what: every value of a program asks. */
  #seen: { readonly outer: readonly Variable[]; readonly own: number; readonly all: readonly Variable[] } | null = null;

  constructor(outer: Scope | null = null, border: Border = "none") {
    this.#outer = outer;
    this.#border = border;
  }

  /** All that can be named here: an inner name hides an outer one. */
  get visible(): readonly Variable[] {
    const outer = this.#outer?.visible ?? none;
    const known = this.#seen;
    if (known?.outer === outer && known.own === this.variables.length) return known.all;
    const all = this.#with(outer);
    this.#seen = { outer, own: this.variables.length, all };
    return all;
  }

  #with(around: readonly Variable[]): readonly Variable[] {
    const own = new Map(this.variables.map((each) => [each.name, each]));
    const outer = around
      .filter(({ name, narrowed }) => !own.has(name) && !(this.#border !== "none" && narrowed))
      .map((each) => (this.#border === "member" ? { ...each, mutable: false } : each));
    return [...outer, ...own.values()];
  }

  /** What can be changed in place here. */
  get allOwned(): readonly Owned[] {
    return [...(this.#border === "member" ? [] : (this.#outer?.allOwned ?? [])), ...this.owned];
  }

  /** Functions that can be called here. */
  get callable(): readonly Callable[] {
    return [...(this.#border === "member" ? [] : (this.#outer?.callable ?? [])), ...this.functions];
  }
}

/** Variables whose type a test may have narrowed to nothing: no part of them is read. */
export class Touched {
  readonly #own = new Set<string>();
  readonly #outer: Touched | null;

  constructor(outer: Touched | null = null) {
    this.#outer = outer;
  }

  has(name: string): boolean {
    return this.#own.has(name) || (this.#outer?.has(name) ?? false);
  }

  add(name: string): void {
    this.#own.add(name);
  }

  /** What is touched here stays so in everything around: a way out of a test narrows what comes behind it. */
  spread(): void {
    for (const name of this.#own) this.#outer?.add(name);
    this.#outer?.spread();
  }
}

/** The grammar, as far as its rules need each other. */
export interface Grammar {
  value(type: Type, context: Context, depth: number): string;
  block(context: Context, size: number): Block;
}

export interface Context {
  readonly random: Random;
  readonly program: Program;
  readonly grammar: Grammar;
  readonly scope: Scope;
  readonly place: Place;
  readonly canAwait: boolean;
  /** In the callback of an array method: values only. */
  readonly inCallback: boolean;
  /** In a loop or a function, where the same code runs several times. */
  readonly repeats: boolean;
  /** Compensations may be registered: in the workflow itself, and in the blocks of its sagas. */
  readonly registers: boolean;
  readonly targets: readonly Target[];
  /** What `return` has to give; `nothing` in a compensation. */
  readonly returns: Type | "anything" | "nothing";
  /** The name of the error that a `catch` around has bound. */
  readonly caught: string | null;
  readonly nesting: number;
  readonly tries: number;
  readonly touched: Touched;
  /** Names that must not be read here, because an inner declaration of the same name is being made. */
  readonly hidden: ReadonlySet<string>;
}

const borders: { readonly [P in Place]?: Border } = { function: "function", compensation: "function", map: "member" };

/** The context of a block within another one. */
export function inner(context: Context, place: Place, changes: Partial<Context> = {}): Context {
  return {
    ...context,
    scope: new Scope(context.scope, borders[place] ?? "none"),
    touched: new Touched(context.touched),
    nesting: context.nesting + 1,
    place,
    ...changes,
  };
}

/** Variables that can be read here where this type is needed. */
export function readable(context: Context, type: Type): readonly Variable[] {
  return context.scope.visible.filter((each) => fits(each.type, type) && !context.hidden.has(each.name));
}

/** Variables of exactly this type whose parts can be read here. */
export function partible(context: Context, type: Type): readonly Variable[] {
  return context.scope.visible.filter(
    (each) => each.type === type && !context.touched.has(each.name) && !context.hidden.has(each.name),
  );
}

/** What can be changed in place here. */
export function changeable({ scope, hidden }: Context): readonly Owned[] {
  return scope.allOwned.filter(({ name }) => !hidden.has(name));
}

/** Variables that can be written here. */
export function writable(context: Context): readonly Variable[] {
  return context.scope.visible.filter(({ mutable, name }) => mutable && !context.hidden.has(name));
}

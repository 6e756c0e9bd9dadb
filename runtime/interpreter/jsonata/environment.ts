/** What the evaluation of an expression needs from the execution around it. */
import type { Json } from "../../../compiler/asl/definition";

/** Time and chance. */
export class World {
  /** Milliseconds of the virtual clock. */
  readonly now: number;
  readonly random: () => number;
  readonly #drawn: (number | string)[];

  constructor(now: number, random: () => number, drawn: (number | string)[] = []) {
    this.now = now;
    this.random = random;
    this.#drawn = drawn;
  }

  /** Notes what an expression has drawn by chance, and gives it back. */
  noted<Drawn extends number | string>(drawn: Drawn): Drawn {
    this.#drawn.push(drawn);
    return drawn;
  }
}

/** Where an expression finds what it reads. */
export interface Environment {
  /** The value of `$name`; undefined for a variable that has none. */
  readonly lookup: (name: string) => Json | undefined;
  /** Whether some key in the value of `$name` is a reserved word. */
  readonly reserved: (name: string) => boolean;
  /** What `$` stands for. AWS has nothing there; only expressions that were read for it have. */
  readonly item?: Json;
  readonly world: World;
  readonly limits: { readonly depth: number; readonly steps: number };
}

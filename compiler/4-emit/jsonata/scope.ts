/** What an expression needs to know of the machine it is written into: names, and what is known of its errors. */
import type { Expression, Local } from "../../ir/expression";
import { isWhole } from "../../ir/whole";
import { firstFree, safeVariableName } from "./names";

/** As it is; out of an expression of ours; out of one that reads JSON besides; out of the report of an execution's end. */
export type Caught = "raw" | "thrown" | "parsing" | "reported";

/** How the errors of a service are called. */
export interface Service {
  /** Before the point; null where only the names below are its own. */
  readonly errors: string | null;
  /** Names in the machine → as the SDK has them, where that is not what stands behind the point. */
  readonly errorNames: { readonly [name: string]: string };
}

export interface Scope {
  /** Name of the variable that holds a local. */
  readonly variables: ReadonlyMap<Local, string>;
  /** Locals that may hold an error which the workflow made itself. */
  readonly made: ReadonlySet<Local>;
  /** Locals that hold whole numbers, as long as they are given no others: counters, positions, lengths. */
  readonly whole: ReadonlySet<Local>;
  /** The services that the machine calls: their errors arrive under names of the machine's own. */
  readonly services: readonly Service[];
  /** How the error of the edge arrives: from a task, or out of an expression of ours. */
  readonly caught: Caught;
}

/** Names inside of one expression: parameters of its lambdas, and variables of its own. */
export class Names {
  readonly #scope: Scope;
  readonly #own = new Map<Local, string>();
  readonly #taken: Set<string>;
  #digits: string | null = null;
  #json: string | null = null;

  constructor(scope: Scope) {
    this.#scope = scope;
    this.#taken = new Set([...scope.variables.values(), "nothing"]);
  }

  /** A name that nothing else in the expression has. */
  readonly fresh = (hint: string): string => {
    const name = firstFree(safeVariableName(hint), this.#taken);
    this.#taken.add(name);
    return name;
  };

  /**
   * What is written of the body of a lambda, with the names of its parameters. Behind it they are what they were before: what
   * is put in the place of a variable may be a lambda that stands within itself.
   */
  within<Written>(parameters: readonly Local[], write: (names: readonly string[]) => Written): Written {
    const before = parameters.map((local) => this.#own.get(local));
    const written = write(parameters.map((local) => this.#declare(local)));
    parameters.forEach((local, at) => {
      const name = before[at];
      if (name === undefined) this.#own.delete(local);
      else this.#own.set(local, name);
    });
    return written;
  }

  #declare(local: Local): string {
    const name = this.fresh(local.hint);
    this.#own.set(local, name);
    return name;
  }

  /** The variable that holds a local. */
  of(local: Local): string {
    const name = this.#own.get(local) ?? this.#scope.variables.get(local);
    if (name === undefined) throw new Error(`\`${local.name}\` has no variable`);
    return name;
  }

  /** Name of the function that writes numbers as text, when the expression needs it. */
  get digitsFunction(): string | null {
    return this.#digits;
  }

  readonly digits = (): string => {
    this.#digits ??= this.fresh("text");
    return this.#digits;
  };

  /** Name of the function that writes JSON, when the expression needs it. */
  get jsonFunction(): string | null {
    return this.#json;
  }

  readonly json = (): string => {
    this.#json ??= this.fresh("json");
    return this.#json;
  };

  /** Names of the functions that tag values for DynamoDB, and that take the tags off, when the expression needs them. */
  readonly documents: { sent: string | null; received: string | null } = { sent: null, received: null };

  readonly sentDocument = (): string => (this.documents.sent ??= this.fresh("tagged"));

  readonly receivedDocument = (): string => (this.documents.received ??= this.fresh("untagged"));

  readonly isWhole = (expression: Expression): boolean => isWhole(expression, this.#scope.whole);

  get scope(): Scope {
    return this.#scope;
  }
}

/** Runs a parsed expression on jsonata: hands it copies where it could change a payload, and meters it where needed. */
import type jsonata from "jsonata";
import type { Json } from "../../../compiler/asl/definition";
import { installMeter, Meter, meterName } from "./depth";
import { deepest } from "./estimate";
import { EvaluationError, failedWith } from "./evaluation-error";
import type { Environment } from "./environment";
import { worldName } from "./functions";
import { disguise } from "./reserved-words";
import { payloadOf, UnsupportedResult } from "./result";
import { everyNode, variableName, type SyntaxNode } from "./syntax";

export class Program {
  readonly #parsed: jsonata.Expression;
  readonly #variables: readonly string[];
  /** jsonata writes into what it calls. */
  readonly #called: ReadonlySet<string>;
  /** jsonata writes into an empty list that is grouped. */
  readonly #groups: boolean;
  readonly #deepest: number;
  #metered = false;

  constructor(parsed: jsonata.Expression, tree: SyntaxNode, variables: readonly string[]) {
    const nodes = [...everyNode(tree)];
    this.#parsed = parsed;
    this.#variables = variables;
    this.#called = new Set(nodes.map((node) => variableName(node["procedure"])).filter((name) => name !== undefined));
    this.#groups = nodes.some((node) => node["group"] !== undefined);
    this.#deepest = deepest(tree);
  }

  /** The value of the expression; rejects with `EvaluationError`. */
  async run(environment: Environment): Promise<Json> {
    let result: unknown;
    try {
      result = await this.#parsed.evaluate(undefined, this.#bindings(environment));
    } catch (thrown) {
      throw failedWith(thrown);
    }
    if (result === undefined) throw new EvaluationError("returned nothing (undefined).");
    try {
      return payloadOf(result);
    } catch (thrown) {
      if (thrown instanceof UnsupportedResult) throw new EvaluationError("returned an unsupported result type.");
      throw thrown;
    }
  }

  #bindings(environment: Environment): Record<string, unknown> {
    const bindings: Record<string, unknown> = { [worldName]: environment.world };
    for (const name of this.#variables) {
      const value = environment.lookup(name);
      if (value === undefined) continue;
      const plain = environment.reserved(name) ? disguise(value) : value;
      bindings[name] = this.#groups || this.#called.has(name) ? structuredClone(plain) : plain;
    }
    if (this.#deepest > environment.limits.depth) {
      if (!this.#metered) installMeter(this.#parsed);
      this.#metered = true;
      bindings[meterName] = new Meter(environment.limits);
    }
    return bindings;
  }
}

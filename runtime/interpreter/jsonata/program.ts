/** Runs a parsed expression on jsonata: hands it copies where it could change a payload, and meters it where needed. */
import type jsonata from "jsonata";
import type { Json } from "../../../compiler/asl/definition";
import { mayBeCostly } from "./cost";
import { installMeter, Meter, meterName } from "./depth";
import { deepest } from "./estimate";
import { EvaluationError, failedWith } from "./evaluation-error";
import type { Environment } from "./environment";
import { worldName } from "./functions";
import { stringify } from "../json";
import { disguise, holdsReservedWord } from "./reserved-words";
import { payloadOf, UnsupportedResult } from "./result";
import { everyNode, isNode, variableName, type SyntaxNode } from "./syntax";

export class Program {
  readonly #parsed: jsonata.Expression;
  readonly #variables: readonly string[];
  /** jsonata writes into what it calls, even when it is no function. */
  readonly #called: ReadonlySet<string>;
  /** Whether it may call or group what it reads: jsonata also writes into an empty list that is grouped. */
  readonly #writes: boolean;
  readonly #deepest: number;
  readonly #costly: boolean;
  #metered = false;

  constructor(parsed: jsonata.Expression, tree: SyntaxNode, variables: readonly string[]) {
    const nodes = everyNode(tree);
    this.#parsed = parsed;
    this.#variables = variables;
    this.#called = new Set(nodes.map((node) => variableName(node["procedure"])).filter((name) => name !== undefined));
    this.#writes = nodes.some((node) => node["group"] !== undefined) || mayCallPayloads(nodes);
    this.#deepest = deepest(tree);
    this.#costly = mayBeCostly(tree);
  }

  /** The value of the expression; rejects with `EvaluationError`. */
  async run(environment: Environment): Promise<Json> {
    let result: unknown;
    try {
      result = await this.#parsed.evaluate(this.#item(environment), this.#bindings(environment));
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

  #item({ item }: Environment): Json | undefined {
    if (item === undefined) return undefined;
    const plain = holdsReservedWord(stringify(item) ?? "") ? disguise(item) : item;
    return this.#writes ? structuredClone(plain) : plain;
  }

  #bindings(environment: Environment): Record<string, unknown> {
    const bindings: Record<string, unknown> = { [worldName]: environment.world };
    for (const name of this.#variables) {
      const value = environment.lookup(name);
      if (value === undefined) continue;
      const plain = environment.reserved(name) ? disguise(value) : value;
      bindings[name] = this.#writes || this.#called.has(name) ? structuredClone(plain) : plain;
    }
    if (this.#costly || this.#deepest > environment.limits.depth) {
      if (!this.#metered) installMeter(this.#parsed);
      this.#metered = true;
      bindings[meterName] = new Meter(environment.limits);
    }
    return bindings;
  }
}

/** Whether something is called that is neither a built-in function nor a function written in the expression. */
function mayCallPayloads(nodes: readonly SyntaxNode[]): boolean {
  const parameters = new Set<string | undefined>();
  const others = new Set<string | undefined>();
  for (const node of nodes) {
    if (node.type === "lambda") for (const each of listOf(node["arguments"])) parameters.add(variableName(each));
    if (node.type === "bind" && !isWrittenFunction(node["rhs"])) others.add(variableName(node["lhs"]));
  }
  return nodes
    .filter((node) => node.type === "function" || node.type === "partial")
    .map((node) => node["procedure"])
    .some((callee) => {
      const name = variableName(callee);
      return name === undefined ? !isWrittenFunction(callee) : parameters.has(name) || others.has(name);
    });
}

function isWrittenFunction(node: unknown): boolean {
  return isNode(node) && (node.type === "lambda" || node.type === "partial" || node.type === "transform");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

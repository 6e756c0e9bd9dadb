/**
 * jsonata's own test suite through the dialect. npm has it only with version 1.0.10 (`npm pack jsonata@1.0.10`), whose
 * unpacked folder `JSONATA_SUITE` names. What its tests evaluate is evaluated by jsonata 2.0.6 and by the dialect.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import jsonata from "jsonata";
import type { Json } from "../../../compiler/asl/definition";
import { evaluate } from "../../../runtime/interpreter/jsonata/evaluate";
import { EvaluationError } from "../../../runtime/interpreter/jsonata/evaluation-error";

interface Case {
  readonly source: string;
  readonly input: Json | undefined;
  readonly variables: { readonly [name: string]: Json };
}

/** What the tests of the suite evaluate. Their own functions, and data that is no JSON, are left out. */
function casesOf(folder: string): readonly Case[] {
  const cases: Case[] = [];
  const record = (source: string): object => {
    let own = false;
    const bound: Record<string, unknown> = {};
    return {
      assign: (name: string, value: unknown) => void (bound[name] = value),
      registerFunction: () => (own = true),
      ast: () => anything,
      evaluate: (input: unknown, variables: object = {}) => {
        if (own) return anything;
        const data = JSON.stringify([input ?? null, { ...bound, ...variables }], functionsRefused);
        const [read, given] = JSON.parse(data) as [Json, Case["variables"]];
        cases.push({ source, input: input === undefined ? undefined : read, variables: given });
        return anything;
      },
    };
  };
  // Whatever the tests ask of a result is there, and is the same again.
  const anything: object = new Proxy(() => anything, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => "" : name === "toJSON" ? undefined : anything),
    apply: (_, __, [first]: unknown[]) => {
      if (typeof first === "function" && first !== anything) attempt(first);
      return anything;
    },
  });
  const mocha = { timeout: () => undefined };
  const loaded = (name: string): unknown =>
    name.includes("jsonata") ? Object.assign(record, { parser: record }) : anything;
  const suite = readFileSync(join(folder, "test/jsonata-test.js"), "utf8");
  const group = (_: string, body: () => void): void => void Reflect.apply(body, mocha, []);
  const each = (_: string, body: () => void): void => attempt(body);
  Reflect.apply(compileFunction(suite, ["require", "describe", "it"]), undefined, [loaded, group, each]);
  return cases;
}

function attempt(body: unknown): void {
  try {
    if (typeof body === "function") Reflect.apply(body, undefined, []);
  } catch {
    // The test went on with a result that is not there.
  }
}

function functionsRefused(_: string, value: unknown): unknown {
  if (typeof value === "function") throw new Error("no JSON");
  return value;
}

type Outcome = { readonly value: string } | { readonly failure: string | null };

async function byJsonata({ source, input, variables }: Case): Promise<Outcome> {
  try {
    const value: unknown = await jsonata(source).evaluate(structuredClone(input), structuredClone(variables));
    return value === undefined ? { failure: "nothing" } : { value: JSON.stringify(value) };
  } catch (thrown) {
    return { failure: (thrown as { code?: string }).code ?? null };
  }
}

async function byDialect({ source, input, variables }: Case): Promise<Outcome> {
  try {
    return { value: JSON.stringify(await evaluate(source, variables, input === undefined ? {} : { item: input })) };
  } catch (thrown) {
    if (!(thrown instanceof EvaluationError)) throw thrown;
    return { failure: thrown.sentence.startsWith("returned nothing") ? "nothing" : thrown.code };
  }
}

/** What AWS refuses before anything is evaluated: what cannot be parsed, and names where there is no item. */
function isRefused({ input }: Case, one: Outcome, other: Outcome): boolean {
  const [code, own] = [one, other].map((outcome) => ("failure" in outcome ? (outcome.failure ?? "") : ""));
  if (own === "UNSUPPORTED_JSONATA_EXPRESSION") return input === undefined;
  return own === "INVALID_JSONATA_EXPRESSION" && /^S0/.test(code ?? "");
}

const folder = process.env["JSONATA_SUITE"] ?? "";
const whereThere = folder === "" ? test.skip : test;

whereThere(
  "the suite gives what jsonata gives, but for what is refused",
  async () => {
    const differing: object[] = [];
    let refused = 0;
    const cases = casesOf(folder);
    for (const each of cases) {
      const [one, other] = [await byJsonata(each), await byDialect(each)];
      if (isRefused(each, one, other)) refused++;
      else if (JSON.stringify(one) !== JSON.stringify(other)) {
        differing.push({ source: each.source, jsonata: one, dialect: other });
      }
    }
    process.stdout.write(`${cases.length} evaluations, ${refused} refused, ${differing.length} others differ\n`);
    expect(differing).toEqual([]);
    expect(cases.length).toBeGreaterThan(700);
  },
  600_000,
);

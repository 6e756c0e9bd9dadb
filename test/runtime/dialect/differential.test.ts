/** Expressions that nobody wrote, evaluated by the dialect and by jsonata itself: AWS's version of it agrees. */
import fc from "fast-check";
import jsonata from "jsonata";
import type { Json } from "../../../compiler/asl/definition";
import { evaluate } from "../../../runtime/interpreter/jsonata/evaluate";
import { EvaluationError } from "../../../runtime/interpreter/jsonata/evaluation-error";

const item: Json = {
  name: "Ann",
  n: 3,
  flag: true,
  nothing: null,
  list: [3, 1, 2],
  texts: ["b", "a", "c b"],
  orders: [
    { id: 1, price: 20, tags: ["x", "y"], by: { city: "Oslo" } },
    { id: 2, price: 5, tags: [], by: { city: "Rome" } },
    { id: 3, price: 7, tags: ["x"] },
  ],
  deep: [[1, [2]], [3]],
};

const leaf = fc.constantFrom(
  ..."name n flag nothing list texts orders deep orders.id orders.tags orders.by.city list[0] list[-1] $ $$.n missing"
    .split(" ")
    .concat(["1", "0", "-2", "2.5", "'a'", "'b c'", "true", "null", "[]", "{}", "[1..3]", "orders[price > 6]"]),
);

const unary = "count sum max min average length uppercase trim keys boolean not exists type reverse distinct sort"
  .concat(" flatten floor ceil abs number spread merge join string")
  .split(" ")
  .map((name) => `$${name}(A)`);

/** Expressions in which A, B and C stand for others. */
const shapes = [
  ..."+ - * / % = != < <= > >= and or & in .".split(" ").map((operator) => `(A) ${operator} (B)`),
  ...unary,
  "((A) ? (B) : (C))",
  "[A, B]",
  '{"a": A, "b": B}',
  "(A)[B]",
  "($v := A; B & $string($v))",
  "(A)^(>$)",
  "$map(A, function($v, $i){ [$i, $v] })",
  "$filter(A, function($v){ $boolean($v) })",
  "$reduce(A, function($x, $y){ $string($x) & $string($y) })",
  "$append(A, B)",
  "$contains($string(A), $string(B))",
  "$substringBefore($string(A), $string(B))",
  "$split($string(A), /[ ,]/)",
  "(A) ~> $string",
  "orders{by.city: $count(A)}",
  "orders.(id + $count(A))",
];

type Grammar = { readonly expression: string };

const { expression } = fc.letrec<Grammar>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .record({ shape: fc.constantFrom(...shapes), A: tie("expression"), B: tie("expression"), C: tie("expression") })
      .map(({ shape, ...parts }) => shape.replace(/[ABC](?=[)\],};?: ]|$)/g, (name) => partOf(name, parts))),
  ),
}));

const variables = { ...item, empty: "", none: [], o: {}, at: { x: { y: 2, list: [1], deep: [{ z: 1 }] } }, zero: 0 };

const written =
  "$n $name $flag $nothing $list $none $o $at.x.y $at.x.list $at.x.deep.z $at.q $at.n.q $empty $zero $unset"
    .split(" ")
    .concat(["1", "-0", "2.5", "'a'", "''", "true", "false", "null", "[]", "{}", "$count", "0.1"]);

const directShapes = [
  ..."+ - * / % = != < <= > >= and or &".split(" ").map((operator) => `(A) ${operator} (B)`),
  ..."exists not boolean count length string".split(" ").map((name) => `$${name}(A)`),
  "((A) ? (B) : (C))",
  "((A) ? (B))",
  "[A, B]",
  "[[A], B]",
  '{"a": A, "b": {"c": B}}',
  '{"a": A, "a": B}',
  "-(A)",
  "(A)[0]",
  "[A, B][]",
  "($count := A; $count)",
];

const { expression: direct } = fc.letrec<Grammar>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...written),
    fc
      .record({
        shape: fc.constantFrom(...directShapes),
        A: tie("expression"),
        B: tie("expression"),
        C: tie("expression"),
      })
      .map(({ shape, ...parts }) => shape.replace(/[ABC](?=[)\],};?: ]|$)/g, (name) => partOf(name, parts))),
  ),
}));

function partOf(name: string, parts: { readonly A: string; readonly B: string; readonly C: string }): string {
  return name === "A" ? parts.A : name === "B" ? parts.B : parts.C;
}

type Outcome = { readonly value: unknown } | { readonly failure: string | null };

/** What an expression reads: by bare names, or as variables. */
interface Given {
  readonly item?: Json;
  readonly variables: { readonly [name: string]: Json };
}

async function bare(source: string, { item: input, variables }: Given): Promise<Outcome> {
  try {
    const value: unknown = await jsonata(source).evaluate(structuredClone(input), structuredClone(variables));
    if (value === undefined) return { failure: "nothing" };
    return { value: JSON.parse(JSON.stringify(value, jsonForm)) as unknown };
  } catch (thrown) {
    return { failure: (thrown as { code?: string }).code ?? null };
  }
}

/** Numbers without a JSON form are texts on AWS. */
function jsonForm(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

async function dialect(source: string, { item: input, variables }: Given): Promise<Outcome> {
  try {
    return { value: await evaluate(source, variables, input === undefined ? {} : { item: input }) };
  } catch (thrown) {
    if (!(thrown instanceof EvaluationError)) throw thrown;
    return { failure: thrown.sentence.startsWith("returned nothing") ? "nothing" : thrown.code };
  }
}

/** What the dialect does otherwise, and says so: functions as results, fractions as text, bounds. */
function isDocumented(one: Outcome, other: Outcome): boolean {
  const fraction = /\d\.\d{14}/;
  if ([one, other].some((outcome) => fraction.test(JSON.stringify(outcome)))) return true;
  return "failure" in other && other.failure === null && !("failure" in one && one.failure !== null);
}

/** Evaluates expressions both ways; gives how many of them were compared. */
async function compare(sources: fc.Arbitrary<string>, given: Given): Promise<number> {
  let agreed = 0;
  await fc.assert(
    fc.asyncProperty(sources, async (source) => {
      const [one, other] = [await bare(source, given), await dialect(source, given)];
      if (isDocumented(one, other)) return;
      expect({ source, ...other }).toEqual({ source, ...one });
      agreed++;
    }),
    { numRuns: 500 },
  );
  return agreed;
}

test("the dialect and jsonata agree", async () => {
  expect(await compare(expression, { item, variables: {} })).toBeGreaterThan(300);
}, 60_000);

test("so they do about variables and constants, which the dialect evaluates without jsonata where it can", async () => {
  expect(await compare(direct, { variables })).toBeGreaterThan(300);
}, 60_000);

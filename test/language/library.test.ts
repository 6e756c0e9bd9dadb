/**
 * Every operation of the library against JavaScript itself: a small program is compiled through the public path, its
 * machine is run over many inputs, and each result has to be what JavaScript makes of the same text.
 */
import fc from "fast-check";
import type { Definition, Json } from "../../compiler/asl/definition";
import { execute } from "../../runtime/interpreter/execute";
import { canonical, toJson } from "../../src/testing/json";
import { withClock } from "../../src/words/clock";
import { sleepUntil } from "../../src/words/sleep-until";
import { operations, operators } from "./probes";
import type { Probe } from "./probe";
import { compileFolder, sharedProject, typeErrors } from "./shared-project";

const runs = { seed: 20261121, numRuns: 200, interruptAfterTimeLimit: 30_000 };
const folder = "/library";
const named: readonly (readonly [name: string, probe: Probe])[] = Object.entries({
  ...operations,
  ...operators,
}).flatMap(([name, probes]) => probes.map((probe, at) => [`${name} ${at + 1}`, probe] as const));

const project = sharedProject();
project.createSourceFile(`${folder}/probes.ts`, named.map(([, probe], at) => programOf(probe, at)).join("\n"));
project.createSourceFile(
  `${folder}/waits.ts`,
  `import { sleep, sleepUntil } from "sfn-compile";
/** @workflow */ export async function waits(input: number): Promise<void> { await sleep(input); }
/** @workflow */ export async function waitsUntil(input: string): Promise<void> { await sleepUntil(input); }`,
);
project.resolveSourceFileDependencies();
const { workflows, diagnostics } = compileFolder(project, folder);

function programOf({ type, body }: Probe, at: number): string {
  return `/** @workflow */ export async function probe${at}(input: ${type}): Promise<unknown> { ${body} }`;
}

function definitionOf(name: string): Definition {
  const found = workflows.find(({ functionName }) => functionName === name);
  if (found === undefined) throw new Error(`${name} was not compiled`);
  return found.definition;
}

test("all probes are programs", () => {
  expect(typeErrors(project, folder)).toEqual([]);
  expect(diagnostics.map(({ title, span }) => `${title} (${named[(span?.line ?? 0) - 1]?.[0]})`)).toEqual([]);
});

test.each(named)("%s", async (name, { body, inputs, runs: numRuns = runs.numRuns }) => {
  const definition = definitionOf(`probe${named.findIndex(([each]) => each === name)}`);
  const native = new Function("input", body) as (input: unknown) => unknown;
  await fc.assert(
    fc.asyncProperty(inputs, async (generated) => {
      const input = toJson(generated);
      const expected = toJson(native(toJson(input)));
      const result = await run(definition, input);
      if (typeof result === "object" && isBeyondDigits(expected)) return;
      expect(result).toBe(canonical(expected));
    }),
    { ...runs, numRuns },
  );
});

/** The output as text; the error as an object. */
async function run(definition: Definition, input: Json): Promise<string | { readonly error: unknown }> {
  const { status, output, error, cause } = await execute(definition, { input });
  return status === "SUCCEEDED" ? canonical(output) : { error: `${error}: ${cause}` };
}

/**
 * Text with a number in it that is below a millionth or of 2^53 and more, and whose digits JSONata cannot tell: there the
 * machine fails rather than writing another number.
 */
function isBeyondDigits(value: unknown): boolean {
  return (
    typeof value === "string" && /\d{16,}e[+-]|(?<![.\d])\d{16,}(?![.\d])/.test(value.replaceAll(/\.(?=\d+e)/g, ""))
  );
}

test("a position counts what JavaScript counts, also where a character is two; in the middle of one it fails", async () => {
  const probed = (name: string): string => `probe${named.findIndex(([each]) => each === name)}`;
  const wide = fc.array(fc.constantFrom("😀", "a", "é", "𝄞", "%F"), { maxLength: 6 }).map((parts) => parts.join(""));
  const at = fc.integer({ min: -8, max: 8 });
  const slices = definitionOf(probed("slice of units 3"));
  let [whole, cut] = [0, 0];
  await fc.assert(
    fc.asyncProperty(wide, at, at, async (a, from, to) => {
      const wanted = [a.slice(from, to), a.substring(from, to), a.charAt(from), a.at(to) ?? null, a.padEnd(to, ".")];
      const { status, output, cause } = await execute(slices, { input: { a, b: "", from, to } });
      const fits = wanted.every((text) => text === null || !/[\ud800-\udfff]/u.test(text));
      if (fits) expect([status, output]).toEqual(["SUCCEEDED", wanted]);
      else expect([status, cause]).toEqual(["FAILED", expect.stringContaining("half of a character")]);
      if (fits) whole++;
      else cut++;
    }),
    { ...runs, numRuns: 200 },
  );
  expect(whole).toBeGreaterThan(50);
  expect(cut).toBeGreaterThan(20);
});

test("as moment, on the second", async () => {
  const definition = definitionOf("waitsUntil");
  const start = Date.parse("2028-02-28T12:30:30.250Z");
  const part = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map(twoDigits);
  const texts = fc
    .tuple(
      fc.constantFrom("1970", "2023", "2028", "2028", "202"),
      fc.constantFrom("01", "02", "02", "12", "13"),
      fc.oneof(fc.constantFrom("28", "29", "30"), part(33)),
      fc.constantFrom("T", "T", "T", " ", "t"),
      part(25).chain((hour) => part(61).map((minute) => `${hour}:${minute}:30`)),
      fc.constantFrom("", "", ".5", ".000000001", ".0000000001"),
      fc.constantFrom("Z", "Z", "+01:00", "-17:59", "+18:00", "+0100", "", "z"),
    )
    .map(([year, month, day, t, time, fraction, zone]) => `${year}-${month}-${day}${t}${time}${fraction}${zone}`);
  let [moments, others] = [0, 0];
  await fc.assert(
    fc.asyncProperty(texts, async (input) => {
      const { status, error, stopTime } = await execute(definition, { input, start });
      let stop = start;
      const clock = { now: start, wait: async (milliseconds: number) => void (stop += milliseconds) };
      const name = await withClock(clock, () => sleepUntil(input)).then(
        () => null,
        (thrown: unknown) => thrown instanceof RangeError && thrown.name,
      );
      expect([input, status, error ?? null, stopTime]).toEqual([
        input,
        name === null ? "SUCCEEDED" : "FAILED",
        name,
        stop,
      ]);
      if (name === null) moments++;
      else others++;
    }),
    { ...runs, numRuns: 300 },
  );
  expect(moments).toBeGreaterThan(20);
  expect(others).toBeGreaterThan(100);
});

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

test("wait seconds", async () => {
  const definition = definitionOf("waits");
  const seconds = fc.oneof(fc.integer({ min: 0, max: 99_999 }), fc.double({ min: 0, max: 99_999, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(seconds, async (input) => {
      const { startTime, stopTime } = await execute(definition, { input });
      expect((stopTime - startTime) / 1_000).toBe(Math.ceil(input));
    }),
    { ...runs, numRuns: 50 },
  );
});

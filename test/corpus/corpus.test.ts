/**
 * Workflows as people write them, played natively and compiled, and what they cost in sum. `npm run corpus` prints the
 * table. What is counted by hand lies beside the project; where it is absent, only the sums that were agreed are asked.
 */
import { findBadExpressions, findInvalid } from "../language/judges";
import { expectPlayed } from "../language/expectation";
import { subjectOf } from "../language/play";
import { sharedProject, typeErrors } from "../language/shared-project";
import { readByHand } from "./by-hand";
import { findEntries } from "./entries";
import { compileEntry, measure, refusalsOf, transitionsOf } from "./measure";
import type { Measured } from "./measure";
import { missingOf } from "./services";
import { faithfulOf, sumsOf } from "./table";

const entries = findEntries();
const project = sharedProject();
for (const { folder } of entries) project.addSourceFilesAtPaths(`${folder}/*.ts`);
project.resolveSourceFileDependencies();

/** What the thirty of them may cost in sum, how long an expression may be, how many use the published services. */
const limits = { happy: 417, failure: 195, expression: 2_000, size: 2, faithful: 24 };

const measured: Measured[] = [];

for (const entry of entries) {
  describe(entry.name, () => {
    const refusals = refusalsOf(entry, project);
    let own: Measured | undefined;

    beforeAll(async () => {
      own = await measure(entry, project);
      measured.push(own);
    });

    test("type-checks", () => expect(typeErrors(project, entry.folder)).toEqual([]));

    if (entry.pending !== null && refusals.length > 0) {
      test.skip(`is pending: ${entry.pending}`, () => undefined);
      return;
    }

    test("compiles", () => expect(refusals).toEqual([]));

    test("is a valid definition without a long expression", () => {
      const { definition } = subjectOf(compileEntry(entry, project)).workflow;
      expect(findBadExpressions(definition)).toEqual([]);
      expect(findInvalid(definition)).toBe("");
      expect(own?.longest.length).toBeLessThanOrEqual(limits.expression);
    });

    test.each(entry.ways)("$name", ({ name }) => {
      const found = own?.played.find(({ way }) => way.name === name);
      if (found === undefined) throw new Error("it was not played");
      const { way, played } = found;
      expectPlayed(played, { ...way, calls: way.calls ?? callsOf(played.calls) });
      expect(played.transitions).toBeLessThanOrEqual(way.transitions ?? Infinity);
    });
  });
}

/** A case that does not say which calls it expects has to agree with the native run, and no more. */
function callsOf(calls: readonly (readonly unknown[])[]): NonNullable<Parameters<typeof expectPlayed>[1]["calls"]> {
  return JSON.parse(JSON.stringify(calls)) as NonNullable<Parameters<typeof expectPlayed>[1]["calls"]>;
}

describe("in sum", () => {
  const hands = readByHand();

  test("no more transitions than were agreed", () => {
    const sum = (path: "happy" | "failure"): number =>
      measured.reduce((total, each) => total + (transitionsOf(each, path) ?? 0), 0);
    expect(sum("happy")).toBeLessThanOrEqual(limits.happy);
    expect(sum("failure")).toBeLessThanOrEqual(limits.failure);
  });

  test("no outlined region", () => expect(measured.filter(({ outlined }) => outlined > 0)).toEqual([]));

  test("every pending workflow says why, and no other is", () => {
    expect(measured.filter(({ entry, refusals }) => refusals.length > 0 && entry.pending === null)).toEqual([]);
  });

  (hands === null ? test.skip : test)(
    "about the transitions of what is written by hand, and at most twice its size (skipped where ../shared is absent)",
    () => {
      const sums = sumsOf(measured, hands ?? new Map());
      expect(sums.happy).toBeLessThanOrEqual(sums.happyByHand);
      expect(sums.failure).toBeLessThanOrEqual(sums.failureByHand);
      expect(sums.bytes).toBeLessThanOrEqual(limits.size * sums.bytesByHand);
    },
  );

  (hands === null ? test.skip : test)(
    "most use the services of what is written by hand, the others say why not (skipped where ../shared is absent)",
    () => {
      expect(faithfulOf(measured, hands ?? new Map()).length).toBeGreaterThanOrEqual(limits.faithful);
      const silent = measured.filter(({ entry, services }) => {
        const published = hands?.get(entry.number)?.services ?? [];
        return missingOf(services, published).length > 0 !== (entry.differs !== null);
      });
      expect(silent.map(({ entry }) => entry.name)).toEqual([]);
    },
  );
});

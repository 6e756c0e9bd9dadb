/**
 * The interpreter against every execution recorded on AWS, table rows included. Deviations are known, each for a
 * reason that docs/runtime.md gives; numbers per area and level are printed.
 */
import fs from "node:fs";
import path from "node:path";
import { isPresent, loadComparer, readCases } from "./conformance/corpus";
import { deviations } from "./conformance/deviations";
import { judge, type Judgement } from "./conformance/judge";
import { play } from "./conformance/play";

const maybe = isPresent ? describe : describe.skip;
if (!isPresent) process.stdout.write("conformance: skipped, the recordings do not stand beside the project\n");

const known = Object.values(deviations).flat();

maybe("executions recorded on AWS (skipped where the recordings are not there)", () => {
  const comparer = isPresent ? loadComparer() : null;
  const cases = comparer === null ? [] : readCases(comparer);
  const runnable = cases.filter((recorded) => recorded.runnable);
  const judged: { readonly area: string; readonly judgement: Judgement }[] = [];

  test.each(runnable.map((recorded) => [recorded.name, recorded] as const))("%s", async (name, recorded) => {
    if (comparer === null) throw new Error("no recordings");
    const judgement = judge(comparer, recorded, await play(recorded));
    judged.push({ area: recorded.area, judgement });
    const deviation = known.find((each) => each.name === name);
    // Level 4, the ids of events, is counted and not demanded: what AWS writes at one moment comes in any order.
    const differing = judgement.slice(0, 4).findIndex((differences) => differences.length > 0);
    const shown = deviation === undefined ? (judgement[differing] ?? []) : [];
    expect(shown).toEqual([]);
    expect(differing).toBe(deviation?.level ?? -1);
  });

  test("hold at level 0 and, of the histories, 97 % at level 3", () => {
    process.stdout.write(summary(judged));
    const histories = judged.filter(({ judgement }) => judgement.length > 1);
    expect(judged.length).toBeGreaterThanOrEqual(700);
    expect(share(judged, 0)).toBeGreaterThanOrEqual(0.998);
    expect(share(histories, 3)).toBeGreaterThanOrEqual(0.99);
  });

  test("few are left out, because what their tasks did was not recorded", () => {
    expect(cases.filter((recorded) => !recorded.runnable).map(({ name }) => name)).toHaveLength(3);
  });
});

test("docs/runtime.md lists exactly the known deviations", () => {
  const page = fs.readFileSync(path.join(__dirname, "../../docs/runtime.md"), "utf8");
  const rows = [...page.matchAll(/^\| (.+?) +\| (\d) +\| `(cases\/.+?)` +\|/gm)].map(([, rule, level, name]) => ({
    rule,
    level: Number(level),
    name,
  }));
  const expected = Object.entries(deviations).flatMap(([rule, list]) => list.map((each) => ({ rule, ...each })));
  expect(rows).toEqual(expected.map(({ rule, level, name }) => ({ rule, level, name })));
});

type Judged = readonly { readonly area: string; readonly judgement: Judgement }[];

function share(judged: Judged, level: number): number {
  return passed(judged, level) / judged.length;
}

function passed(judged: Judged, level: number): number {
  return judged.filter(({ judgement }) => judgement[level]?.length === 0).length;
}

function summary(judged: Judged): string {
  const areas = [...new Set(judged.map(({ area }) => area))].sort();
  const line = (name: string, own: Judged): string => {
    const counts = [0, 1, 2, 3, 4].map((level) => {
      const recorded = own.filter(({ judgement }) => judgement.length > level).length;
      return `${passed(own, level)}/${recorded}`.padStart(9);
    });
    return `${name.padEnd(22)}${counts.join("")}\n`;
  };
  const head = `${"conformance, by level".padEnd(22)}${[0, 1, 2, 3, 4].map((level) => String(level).padStart(9)).join("")}\n`;
  return (
    head +
    areas
      .map((area) =>
        line(
          area,
          judged.filter((each) => each.area === area),
        ),
      )
      .join("") +
    line("all", judged)
  );
}

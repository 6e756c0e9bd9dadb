/** A test for each sabotage, and at the end a table of who found it. */
import { excuseOf } from "./excuses";
import type { Sabotage } from "./sabotage";
import { subjects } from "./subjects";
import { Saboteur } from "./trial";
import type { Finding } from "./trial";

/** One of them is played in every place of every workflow: that takes its time where two tests share a core. */
const milliseconds = 300_000;

/** Each sabotage changes something somewhere, and wherever it does some scenario ends in a disagreement. */
export function everySabotageIsFound(sabotages: readonly Sabotage[]): void {
  const saboteur = new Saboteur(subjects);
  const table = new Map<string, readonly Finding[]>();

  test.each(sabotages.map((sabotage) => [sabotage.name, sabotage] as const))(
    "%s",
    async (name, sabotage) => {
      const findings = await saboteur.findings(sabotage);
      table.set(name, findings);
      const survivors = findings.filter(({ verdict }) => verdict.kind === "survived");
      expect(survivors.filter((finding) => excuseOf(name, finding) === undefined)).toEqual([]);
      expect(findings.filter(({ verdict }) => verdict.kind === "found")).not.toEqual([]);
    },
    milliseconds,
  );

  test("no two sabotages have one name", () => {
    expect(new Set(sabotages.map(({ name }) => name)).size).toBe(sabotages.length);
  });

  afterAll(() => {
    const rows = [...table].map(([name, findings]) => row(name, findings));
    process.stdout.write(`${rows.join("\n")}\n`);
  });
}

/** `branches swapped   15 places   fulfilOrder: three lines` */
function row(name: string, findings: readonly Finding[]): string {
  const [found, refused, survived] = (["found", "refused", "survived"] as const).map((kind) =>
    findings.filter(({ verdict }) => verdict.kind === kind),
  );
  const counts = `${findings.length} places${count(refused, "refused")}${count(survived, "excused")}`;
  const by = (found ?? []).flatMap(({ subject, verdict }) =>
    verdict.kind === "found" ? `${subject}: ${verdict.by}` : [],
  );
  return `${name.padEnd(54)} ${counts.padEnd(24)} ${by[0] ?? "nobody"}`;
}

function count(findings: readonly Finding[] = [], what: string): string {
  return findings.length === 0 ? "" : `, ${findings.length} ${what}`;
}

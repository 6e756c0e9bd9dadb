/** Every sabotage is found by some scenario, wherever in the workflows it is made. */
import { definitionSabotages } from "./definition-sabotages";
import { flowSabotages } from "./flow-sabotages";
import { subjects } from "./subjects";
import { Saboteur } from "./trial";

const saboteur = new Saboteur(subjects);

test.each([...flowSabotages, ...definitionSabotages].map((sabotage) => [sabotage.name, sabotage] as const))(
  "%s",
  async (_, sabotage) => {
    const findings = await saboteur.findings(sabotage);
    console.log(findings.map((f) => `${f.subject} ${f.where} ${JSON.stringify(f.verdict)}`).join("\n"));
    expect(findings.filter(({ verdict }) => verdict.kind === "survived")).toEqual([]);
    expect(findings.filter(({ verdict }) => verdict.kind === "found").length).toBeGreaterThan(0);
  },
);

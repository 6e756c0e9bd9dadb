import type { Definition, State } from "../../compiler/asl/definition";
import { diagramText } from "../../src/build/diagram";
import { bookTrip } from "./book-trip-compiled";

const machine = (States: { [name: string]: State }): Definition => ({
  QueryLanguage: "JSONata",
  StartAt: Object.keys(States)[0] ?? "",
  States,
});

const lines = (definition: Definition): string[] =>
  diagramText(definition)
    .split("\n")
    .map((line) => line.trim());

test("solid arrows for what happens, dotted ones for errors", () => {
  expect(lines(bookTrip.definition)).toEqual(
    expect.arrayContaining([
      "flowchart TD",
      "start_ --> reserveFlight_",
      "reserveFlight_ --> reserveHotel_",
      `reserveHotel_ -.->|"States.ALL"| cancelFlight_`,
      "chargeCard_ --> end_",
      "fail_ --> end_",
    ]),
  );
});

test("conditions stand on their arrows, cut when they are long", () => {
  const long = `$a ${"and $b ".repeat(20)}`;
  const drawn = lines(
    machine({
      "if n > 1": {
        Type: "Choice",
        Choices: [
          { Condition: `{% $n > 1 and $s = "x" %}`, Next: "end" },
          { Condition: `{% ${long} %}`, Next: "end" },
        ],
        Default: "end",
      },
      end: { Type: "Succeed" },
    }),
  );
  expect(drawn).toContain(`if_n_1_{"if n #62; 1"}`);
  expect(drawn).toContain(`if_n_1_ -->|"$n #62; 1 and $s = #34;x#34;"| end_2_`);
  expect(drawn).toContain(`if_n_1_ -->|"else"| end_2_`);
  expect(drawn.find((line) => line.includes("…"))?.length).toBeLessThan(90);
  expect(drawn).toContain(`end_2_(["end"])`);
});

test("branches and iterations stand in frames, and every state has a name of its own", () => {
  const wait = { Type: "Wait", Seconds: 1, End: true } as const;
  const drawn = lines(
    machine({
      both: {
        Type: "Parallel",
        Branches: [
          { StartAt: "a b", States: { "a b": wait } },
          { StartAt: "a-b", States: { "a-b": wait } },
        ],
        Next: "each",
      },
      each: {
        Type: "Map",
        ItemProcessor: { StartAt: "größe", States: { größe: wait } },
        End: true,
      },
    }),
  );
  expect(drawn.slice(4)).toEqual([
    `subgraph both_ ["both"]`,
    `a_b_("a b")`,
    `a_b_2_("a-b")`,
    "end",
    "both_ --> each_",
    `subgraph each_ ["each"]`,
    `gr_e_("größe")`,
    "end",
    "each_ --> end_",
    "",
  ]);
});

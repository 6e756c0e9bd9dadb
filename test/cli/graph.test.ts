/** `graph`: definitions of both query languages and workflows, drawn, with the way of an execution. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  copyOfWorkflows,
  removeTemporaryFolders,
  temporaryFolder as folder,
  writeBelow,
} from "../build/temporary-project";
import { sfnCompile } from "./command-line";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const pass = (more: object) => ({ Type: "Pass", ...more });

const nested = {
  StartAt: "look",
  States: {
    look: {
      Type: "Choice",
      Choices: [
        {
          And: [{ Variable: "$.n", NumericLessThan: 3 }, { Not: { Variable: "$.ok", BooleanEquals: true } }],
          Next: "each",
        },
        { Variable: "$.n", NumericEquals: 9, Next: "far" },
      ],
      Default: "both",
    },
    each: {
      Type: "Map",
      ItemsPath: "$.items",
      Iterator: { StartAt: "one", States: { one: pass({ Next: "two" }), two: pass({ End: true }) } },
      Catch: [{ ErrorEquals: ['Small <&> "big"'], Next: "far" }],
      Next: "both",
    },
    both: {
      Type: "Parallel",
      Branches: ["left", "right"].map((name) => ({ StartAt: name, States: { [name]: pass({ End: true }) } })),
      Next: "again",
    },
    again: pass({ Next: "look" }),
    far: { Type: "Fail", Error: "Far" },
  },
};

function temporaryFolder(files: { readonly [path: string]: string }): string {
  const path = folder();
  for (const [name, text] of Object.entries(files)) writeBelow(path, name, text);
  return path;
}

/** The rectangles and texts of a drawing, and whether its tags are closed. */
function boxesIn(svg: string) {
  const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)];
  return boxes.map((box) => box.slice(1).map(Number) as [number, number, number, number]);
}

test("a machine in JSONPath, as Mermaid: conditions, catchers, and what is inside", async () => {
  const cwd = temporaryFolder({ "m.asl.json": JSON.stringify(nested) });
  const { code, stdout } = await sfnCompile(cwd, ["graph", "m.asl.json"]);
  expect(code).toBe(0);
  for (const line of [
    'look_ -->|"$.n NumericLessThan 3 and not ($.ok BooleanEqua…"| each_',
    'look_ -->|"else"| both_',
    'each_ -.->|"Small #60;#38;#62; #34;big#34;"| far_',
    'subgraph each_ ["each"]',
    "one_ --> two_",
  ]) {
    expect(stdout).toContain(line);
  }
});

test("as SVG: each state stands apart from the others or inside of its own", async () => {
  const cwd = temporaryFolder({ "m.asl.json": JSON.stringify(nested) });
  expect(await sfnCompile(cwd, ["graph", "m.asl.json", "--out", "m.svg"])).toMatchObject({ code: 0, stdout: "" });
  const svg = readFileSync(join(cwd, "m.svg"), "utf8");
  const boxes = boxesIn(svg);
  expect(boxes).toHaveLength(8);
  const apart = ([ax, ay, aw, ah]: number[], [bx, by, bw, bh]: number[]) =>
    ax! + aw! <= bx! || bx! + bw! <= ax! || ay! + ah! <= by! || by! + bh! <= ay!;
  const inside = ([ax, ay, aw, ah]: number[], [bx, by, bw, bh]: number[]) =>
    ax! >= bx! && ay! >= by! && ax! + aw! <= bx! + bw! && ay! + ah! <= by! + bh!;
  for (const one of boxes) {
    for (const other of boxes) {
      expect(one === other || apart(one, other) || inside(one, other) || inside(other, one)).toBe(true);
    }
  }
  const [, width = "0", height = "0"] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  expect(boxes.every((box) => inside(box, [0, 0, Number(width), Number(height)]))).toBe(true);
  expect(svg).toContain("Small &#60;&#38;&#62; &#34;big&#34;");
  expect(svg.match(/marker-end/g)).toHaveLength(9);
});

test("the way of an execution is marked", async () => {
  const input = JSON.stringify({ n: 9 });
  const cwd = temporaryFolder({ "m.asl.json": JSON.stringify(nested), "in.json": input });
  const ran = await sfnCompile(cwd, ["run", "m.asl.json", "--input", "in.json", "--json", "--history"]);
  writeBelow(cwd, "history.json", ran.stdout);
  const { stdout } = await sfnCompile(cwd, ["graph", "m.asl.json", "--history", "history.json"]);
  expect(stdout).toContain("class look_,far_ taken");
  const svg = await sfnCompile(cwd, ["graph", "m.asl.json", "--history", "history.json", "--format", "svg"]);
  expect(svg.stdout.match(/stroke-width="2.5"/g)).toHaveLength(3);
});

test("a run draws its way itself", async () => {
  const cwd = temporaryFolder({ "m.asl.json": JSON.stringify(nested), "in.json": JSON.stringify({ n: 9 }) });
  const run = (out: string) => sfnCompile(cwd, ["run", "m.asl.json", "--input", "in.json", "--json", "--graph", out]);
  const ran = await run("way.svg");
  expect([ran.code, (JSON.parse(ran.stdout) as { error: string }).error]).toEqual([1, "Far"]);
  expect(readFileSync(join(cwd, "way.svg"), "utf8").match(/stroke-width="2.5"/g)).toHaveLength(3);
  await run("way.mmd");
  expect(readFileSync(join(cwd, "way.mmd"), "utf8")).toContain("class look_,far_ taken");
  expect(await run("no/such/folder.svg")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("SFN0014") as string,
  });
});

test("a workflow, as it is compiled", async () => {
  const cwd = copyOfWorkflows("book-trip");
  const { code, stdout } = await sfnCompile(cwd, ["graph", "workflows/book-trip#bookTrip"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("reserveFlight_ --> reserveHotel_")]);
});

test.each([
  [["graph", "a.json", "b.json"], 2],
  [["graph", "missing.asl.json"], 1],
  [["graph", "m.asl.json", "--history", "m.asl.json"], 1],
  [["graph", "m.asl.json", "--format", "png"], 2],
  [["graph", "m.asl.json", "--out", "no/such/folder.svg"], 1],
])("%j is refused", async (argv, code) => {
  const cwd = temporaryFolder({ "m.asl.json": JSON.stringify(nested) });
  expect(await sfnCompile(cwd, argv)).toMatchObject({ code, stdout: "" });
});

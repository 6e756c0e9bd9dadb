/**
 * The tables of the language and of the library are true: what they say is read, a fixture holds; what they say is
 * refused, is refused with the code of its table.
 */
import { Node, SyntaxKind } from "ts-morph";
import { expressions } from "../../compiler/1-read/language/expressions";
import { statements } from "../../compiler/1-read/language/statements";
import { members } from "../../compiler/1-read/library/members";
import { arrayMethods, functions, mutators, textMethods } from "../../compiler/1-read/library/rows";
import { findFixtures } from "./fixture-files";
import { expressionRefusals, neverAlone, statementRefusals } from "./refusals";
import { compileFolder, sharedProject } from "./shared-project";

const fixtures = sharedProject();
for (const { folder, refusal } of findFixtures())
  if (refusal === null) fixtures.addSourceFilesAtPaths(`${folder}/*.ts`);

/** Everything that stands in the functions of the fixtures, tasks aside. */
const nodes: readonly Node[] = fixtures
  .getSourceFiles()
  .flatMap((file) => file.getFunctions())
  .filter((declaration) => !declaration.getJsDocs().some((comment) => comment.getText().includes("@task")))
  .flatMap((declaration) => declaration.getBody()?.getDescendants() ?? []);
const kinds = new Set(nodes.map((node) => node.getKindName()));

type Rows = { readonly [kind: number]: object };

function kindsWith(table: Rows, way: "read" | "refuse"): readonly string[] {
  return Object.entries(table)
    .filter(([, row]: [string, object]) => way in row)
    .map(([kind]) => nameOf(Number(kind)));
}

/** Some kinds have two names; ts-morph calls their nodes by the first. */
function nameOf(kind: SyntaxKind): string {
  const [name] = Object.entries(SyntaxKind).find(([, value]) => value === kind) ?? [];
  return name ?? String(kind);
}

describe.each([
  ["statements", statements as Rows],
  ["expressions", expressions as Rows],
])("%s", (_, table) => {
  test.each(kindsWith(table, "read"))("%s stands in a fixture", (kind) => {
    expect(kinds).toContain(kind);
  });
});

describe.each([
  ["statements", statements as Rows, statementRefusals, "SFN1101"],
  ["expressions", expressions as Rows, expressionRefusals, "SFN1102"],
] as const)("refused %s", (_, table, programs, code) => {
  test("each has a program", () => {
    const refused = kindsWith(table, "refuse").filter((kind) => !neverAlone.includes(kind));
    expect(Object.keys(programs).sort()).toEqual([...refused].sort());
  });

  test.each(Object.entries(programs))("%s is refused", (kind, body) => {
    const { codes, holds } = refusalOf(kind, body);
    expect(holds).toBe(true);
    expect(codes).toEqual([code]);
  });
});

const refusals = sharedProject();

function refusalOf(kind: string, body: string): { readonly codes: readonly string[]; readonly holds: boolean } {
  const folder = `/refusals/${kind}`;
  const extension = kind.startsWith("Jsx") ? "tsx" : "ts";
  const file = refusals.createSourceFile(
    `${folder}/workflow.${extension}`,
    `/** @workflow */
export async function hold(input: { n: number; list: number[] }): Promise<unknown> { ${body} }
/** @task */
export async function work(n: number): Promise<number> { return n; }`,
  );
  const { diagnostics } = compileFolder(refusals, folder, { outline: false });
  return {
    codes: [...new Set(diagnostics.map(({ code }) => code))],
    holds: file.getDescendants().some((node) => node.getKindName() === kind),
  };
}

/** Calls and reads of the fixtures, as `Math.max`, `.slice`, `String`. */
const used = new Set(
  nodes.flatMap((node) => {
    if (Node.isPropertyAccessExpression(node)) return [node.getText(), `.${node.getName()}`];
    return Node.isCallExpression(node) ? [node.getExpression().getText()] : [];
  }),
);

describe("library", () => {
  const methods = [...Object.keys(textMethods), ...Object.keys(arrayMethods), ...members.map(({ member }) => member)];
  test.each([...Object.keys(functions), ...new Set(methods.map((name) => `.${name}`))])(
    "%s stands in a fixture",
    (name) => {
      expect(used).toContain(name);
    },
  );

  test.each(Object.keys(mutators))(".%s is refused", (method) => {
    const argument = { push: "1", unshift: "1", splice: "0, 1", fill: "1" }[method] ?? "";
    const { codes } = refusalOf(
      "CallExpression",
      `let list = input.list; list = input.list; list.${method}(${argument});`,
    );
    expect(codes).toEqual(["SFN1103"]);
    refusals.getSourceFileOrThrow("/refusals/CallExpression/workflow.ts").forget();
  });
});

/** One more task call in one branch leaves the names of all other states as they were, and what they send. */
import { Node, SyntaxKind } from "ts-morph";
import type { Block, SourceFile } from "ts-morph";
import type { Definition, State } from "../../compiler/asl/definition";
import { removeTemporaryFolders, writeBelow } from "../build/temporary-project";
import { sources } from "./built-apart";
import { Sources } from "./in-memory";

afterAll(removeTemporaryFolders);

const root = sources("project");
writeBelow(root, "workflows/audit.ts", "/** @task */\nexport async function audit(): Promise<void> {}\n");
const project = new Sources(root);

/** Every block of the workflow to whose end a call can be added. */
function blocksOf(file: SourceFile): readonly Block[] {
  const workflow = file
    .getFunctions()
    .find((each) => each.getJsDocs().some((doc) => doc.getText().includes("@workflow")));
  return workflow?.getDescendants().filter(Node.isBlock) ?? [];
}

/**
 * Of what runs one after the other. Where several run at the same time, or a part is given up, a call more is one more
 * place to fail: the states around it change, and have to.
 */
const sequential = project.workflows.filter((path) => !path.startsWith("workflows/sagas/"));

const places = sequential.flatMap((path) =>
  blocksOf(project.file(path)).map((block, at) => [path, block.getStartLineNumber(), at] as const),
);

test("there are many places", () => {
  expect(places.length).toBeGreaterThan(25);
});

/** Adds `await audit();` in front of the last statement where nothing comes behind it, or at its end. */
function add(file: SourceFile, at: number): void {
  const block = blocksOf(file)[at];
  const statements = block?.getStatements() ?? [];
  const last = statements.at(-1);
  const leaves = [SyntaxKind.ReturnStatement, SyntaxKind.ThrowStatement, SyntaxKind.TryStatement];
  const jumps = [SyntaxKind.BreakStatement, SyntaxKind.ContinueStatement];
  const before = last !== undefined && [...leaves, ...jumps].includes(last.getKind());
  block?.insertStatements(statements.length - (before ? 1 : 0), "await audit();");
  file.addImportDeclaration({ moduleSpecifier: "../audit", namedImports: ["audit"] });
}

function definitionIn(files: ReadonlyMap<string, string>): Definition {
  const [, text = "{}"] = [...files].find(([path]) => path.endsWith(".asl.json")) ?? [];
  return JSON.parse(text) as Definition;
}

/** What each task state sends, by its name. Variables may get other numbers. */
function calls({ States }: Definition): { readonly [state: string]: string } {
  const tasks = Object.entries(States).filter(([name, { Type }]) => Type === "Task" && !name.startsWith("audit"));
  return Object.fromEntries(tasks.map(([name, state]: readonly [string, State]) => [name, sent(state)]));
}

function sent(state: State): string {
  const { Arguments } = state as Extract<State, { Type: "Task" }>;
  return JSON.stringify(Arguments).replace(/(\$[a-z]+)\d+/gi, "$1");
}

test.each(places)("%s, the block in line %d", async (path, _, at) => {
  const before = definitionIn(await project.written([path]));
  const after = definitionIn(await project.edited(path, (file) => add(file, at)));
  const names = Object.keys(after.States);
  expect(names.some((name) => name.startsWith("audit"))).toBe(true);
  expect(calls(after)).toEqual(calls(before));
});

/** Other names for the locals of tasks: the code that is deployed stays the same, byte by byte. */
import { Node, Project } from "ts-morph";
import type { Identifier, SourceFile } from "ts-morph";
import { build } from "../../src/build/build";
import { removeTemporaryFolders } from "../build/temporary-project";
import { sources } from "./built-apart";
import { withoutMaps } from "./in-memory";

afterAll(removeTemporaryFolders);

/** Constants and variables in functions. Parameters of tasks are their interface, functions keep their names. */
function localsOf(file: SourceFile): readonly Identifier[] {
  const variables = file.getFunctions().flatMap((each) => each.getDescendants().filter(Node.isVariableDeclaration));
  const names = variables.map((variable) => variable.getNameNode());
  return names.filter((name): name is Identifier => Node.isIdentifier(name));
}

test.each(["approve-expense", "book-trip", "fulfil-order"])("%s", async (folder) => {
  const root = sources("project");
  const before = await build({ cwd: root, files: [`workflows/${folder}`] });
  const file = new Project().addSourceFileAtPath(`${root}/workflows/${folder}/tasks.ts`);
  const count = localsOf(file).length;
  for (let at = 0; at < count; at++) localsOf(file)[at]?.rename(`renamed${at}`, { usePrefixAndSuffixText: true });
  file.saveSync();
  const after = await build({ cwd: root, files: [`workflows/${folder}`] });
  expect(count).toBeGreaterThan(2);
  expect(before.files.size).toBeGreaterThan(10);
  expect(withoutMaps(after.files)).toEqual(withoutMaps(before.files));
});

/** What an edit of the sources changes that does not change what they mean: nothing but maps. */
import { Node, SyntaxKind } from "ts-morph";
import type { Identifier, SourceFile } from "ts-morph";
import { removeTemporaryFolders } from "../build/temporary-project";
import { sources } from "./built-apart";
import { Sources, withoutMaps } from "./in-memory";

afterAll(removeTemporaryFolders);

const project = new Sources(sources("project"));
const workflows = project.workflows.map((path) => [path] as const);

test("all workflows are tried", () => {
  expect(workflows).toHaveLength(11);
});

/** The names that a workflow gives its own values: its parameter, what it declares, what it catches. */
function localsOf(file: SourceFile): readonly Identifier[] {
  const workflow = file
    .getFunctions()
    .find((each) => each.getJsDocs().some((doc) => doc.getText().includes("@workflow")));
  const declared = workflow?.getDescendants().filter((node) => {
    return Node.isVariableDeclaration(node) || Node.isParameterDeclaration(node) || Node.isBindingElement(node);
  });
  return (declared ?? []).flatMap((node) => {
    const name = "getNameNode" in node ? node.getNameNode() : undefined;
    return Node.isIdentifier(name) ? [name] : [];
  });
}

const positions = project.workflows.flatMap((path) =>
  localsOf(project.file(path)).map((name) => [path, name.getText(), name.getStart()] as const),
);

test("there are locals to rename", () => {
  expect(positions.length).toBeGreaterThan(35);
});

const honest = new Map<string, Promise<ReadonlyMap<string, string>>>();

/** What is written without any edit. */
async function unedited(path: string): Promise<ReturnType<typeof withoutMaps>> {
  const written = honest.get(path) ?? project.written([path]);
  honest.set(path, written);
  return withoutMaps(await written);
}

describe.each(["somewhere", "größe"])("a local is called %s", (other) => {
  test.each(positions)("%s: %s at %d", async (path, _, position) => {
    const before = await unedited(path);
    const after = await project.edited(path, (file) => {
      file
        .getDescendantAtPos(position)
        ?.asKindOrThrow(SyntaxKind.Identifier)
        .rename(other, { usePrefixAndSuffixText: true });
    });
    expect(withoutMaps(after)).toEqual(before);
  });
});

describe.each(workflows)("%s", (path) => {
  test.each([
    ["a blank line in front of every line", (text: string) => text.replaceAll("\n", "\n\n")],
    ["a comment behind every line", (text: string) => withComments(text)],
    ["indented by tabs", (text: string) => text.replaceAll("  ", "\t")],
    ["lines that end as on Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    [
      "a longer preface",
      (text: string) => `/* All rights reserved. */\nconst unused = 1;\n${text}export { unused };\n`,
    ],
  ])("%s", async (_, change) => {
    const before = await unedited(path);
    const after = await project.edited(path, (file) => void file.replaceWithText(change(file.getFullText())));
    expect(withoutMaps(after)).toEqual(before);
  });

  test("tasks, words and classes imported under other names", async () => {
    const after = await project.edited(path, (file) => {
      file.replaceWithText(withAliases(file));
    });
    expect(withoutMaps(after)).toEqual(await unedited(path));
  });

  test("labels, imports and declarations in another order", async () => {
    const after = await project.edited(path, (file) => {
      for (const label of file.getDescendantsOfKind(SyntaxKind.LabeledStatement)) label.getLabel().rename("outer");
      file.getInterfaces().forEach((each) => each.setOrder(file.getStatements().length - 1));
      file.getImportDeclarations().forEach((each) => each.setOrder(0));
    });
    expect(withoutMaps(after)).toEqual(await unedited(path));
  });
});

/** Everything that is imported goes by another name. */
function withAliases(file: SourceFile): string {
  const imported = file.getImportDeclarations().flatMap((each) => each.getNamedImports().map((name) => name.getName()));
  const uses = file.getDescendantsOfKind(SyntaxKind.Identifier).filter((use) => imported.includes(use.getText()));
  return uses.reverse().reduce((text, use) => {
    const name = use.getText();
    const isImport = use.getFirstAncestorByKind(SyntaxKind.ImportDeclaration) !== undefined;
    return (
      text.slice(0, use.getStart()) + (isImport ? `${name} as other${name}` : `other${name}`) + text.slice(use.getEnd())
    );
  }, file.getFullText());
}

/** A comment at the end of each line that is no part of a comment or of a text. */
function withComments(text: string): string {
  return text
    .split("\n")
    .map((line) => (/^\s*(\/?\*|\/\/)|`/.test(line) || line === "" ? line : `${line} // a remark about this`))
    .join("\n");
}

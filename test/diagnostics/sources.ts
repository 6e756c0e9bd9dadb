/** What the sources raise and say, read from their syntax: which entries of the catalogue, with which words. */
import { join } from "node:path";
import { Node, Project, type CallExpression, type SourceFile } from "ts-morph";
import { root } from "../architecture/files";

const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true });
project.addSourceFilesAtPaths([join(root, "{src,compiler}/**/*.ts")]);

const pathOf = (file: SourceFile): string => file.getFilePath().slice(root.length + 1);
const sources = project.getSourceFiles();

/** Names that a file imports from the catalogue, and what the catalogue calls them. */
function importedKinds(file: SourceFile): ReadonlyMap<string, string> {
  const declarations = file
    .getImportDeclarations()
    .filter((declaration) => /\/catalog\/[\w-]+$/.test(declaration.getModuleSpecifierValue()));
  return new Map(
    declarations
      .flatMap((declaration) => declaration.getNamedImports())
      .map((named) => [named.getAliasNode()?.getText() ?? named.getName(), named.getName()]),
  );
}

/** `report.add(kind, …)` and `complain(reading, kind, …)`. */
function raises(call: CallExpression): boolean {
  const callee = call.getExpression();
  return Node.isIdentifier(callee)
    ? callee.getText() === "complain"
    : Node.isPropertyAccessExpression(callee) && callee.getName() === "add";
}

function callsOf(file: SourceFile): readonly CallExpression[] {
  return file.getDescendants().filter(Node.isCallExpression).filter(raises);
}

/** Entry of the catalogue → the files that raise it. */
export const raisedKinds: ReadonlyMap<string, readonly string[]> = collectRaised();

function collectRaised(): ReadonlyMap<string, readonly string[]> {
  const raised = new Map<string, string[]>();
  for (const file of sources) {
    const known = importedKinds(file);
    if (known.size === 0) continue;
    const named = callsOf(file)
      .flatMap((call) => call.getArguments())
      .flatMap((argument) => [argument, ...argument.getDescendants()])
      .filter(Node.isIdentifier)
      .flatMap((name) => known.get(name.getText()) ?? []);
    for (const name of new Set(named)) raised.set(name, [...(raised.get(name) ?? []), pathOf(file)]);
  }
  return raised;
}

/** Every text inside of a syntax; templates with `…` where facts stand. */
function textsIn(node: Node): readonly string[] {
  return [node, ...node.getDescendants()].flatMap((part) => {
    if (Node.isStringLiteral(part) || Node.isNoSubstitutionTemplateLiteral(part)) return [part.getLiteralText()];
    if (!Node.isTemplateExpression(part)) return [];
    return [
      part.getHead().getLiteralText() +
        part
          .getTemplateSpans()
          .map((span) => `…${span.getLiteral().getLiteralText()}`)
          .join(""),
    ];
  });
}

function textsOfProperties(files: readonly SourceFile[], names: readonly string[]): readonly string[] {
  return files
    .flatMap((file) => file.getDescendants())
    .filter(Node.isPropertyAssignment)
    .filter((property) => names.includes(property.getName()))
    .flatMap((property) => textsIn(property));
}

const inCatalogue = sources.filter((file) => pathOf(file).startsWith("compiler/diagnostics/catalog/"));
const others = sources.filter((file) => !inCatalogue.includes(file));

/** Titles, labels, reasons and repairs of the catalogue. */
export const messageTexts = textsOfProperties(inCatalogue, ["title", "label", "why", "help"]);

/** What the places that raise diagnostics, and the tables of refusals, say of their own. */
export const factTexts: readonly string[] = [
  ...others
    .filter((file) => importedKinds(file).size > 0)
    .flatMap((file) => callsOf(file).flatMap((call) => call.getArguments().flatMap(textsIn))),
  ...textsOfProperties(others, ["what", "repair", "rule", "instead", "expected", "notYet"]),
];

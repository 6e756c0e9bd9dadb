/** What the sources have in common besides what ESLint sees: names, headers, docstrings, no barrels. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { projectFiles, root } from "./files";

const sources = projectFiles().filter((path) => /^(src|compiler|runtime)\/.*\.ts$/.test(path));
const entries = ["src/index.ts", "src/testing.ts", "src/runtime.ts", "src/lambda.ts"];

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const parse = (path: string): ts.SourceFile => ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);

test("files are named in kebab-case, after what they hold", () => {
  const shapeless = /^(utils?|helpers?|common|misc|manager|data|info)$/;
  const ill = sources.filter((path) => {
    const name = basename(path, ".ts");
    return shapeless.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  });
  expect(ill).toEqual([]);
});

test("each file opens with a comment that says its role", () => {
  expect(sources.filter((path) => !/^(#!.*\n)?\/\*\*/.test(read(path)))).toEqual([]);
});

test("each exported function has a docstring", () => {
  expect(sources.flatMap((path) => undocumented(parse(path)).map((name) => `${path}: ${name}`))).toEqual([]);
});

/** Names of exported functions none of whose declarations (overloads share one) has a docstring. */
function undocumented({ statements }: ts.SourceFile): string[] {
  const isExported = ({ modifiers }: ts.FunctionDeclaration): boolean =>
    modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  const functions = statements.filter(ts.isFunctionDeclaration).filter(isExported);
  const documented = functions.filter((declaration) => ts.getJSDocCommentsAndTags(declaration).length > 0);
  const names = new Set(documented.map(({ name }) => name?.text));
  return functions.map(({ name }) => name?.text ?? "default").filter((name) => !names.has(name));
}

test("no file only passes on what others export, except the entries of the package", () => {
  const barrels = sources
    .filter((path) => !entries.includes(path))
    .filter((path) => parse(path).statements.every(passesOn));
  expect(barrels).toEqual([]);
});

function passesOn(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
}

test("no type check is switched off, and nothing waits to be done", () => {
  const off = /@ts-(ignore|nocheck)|as unknown as|\b(TODO|FIXME|XXX)\b/;
  expect(sources.filter((path) => off.test(read(path)))).toEqual([]);
});

/**
 * The documentation is true: what it names exists, and the programs that it shows type-check.
 * The pages of docs/errors show programs that are wrong on purpose; test/diagnostics compiles those.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { typeErrors } from "./fences";
import { projectFiles, root } from "./files";
import { parseMarkdown } from "./markdown";

const files = projectFiles();
const pages = files.filter((path) => path.endsWith(".md") && !/\/(fixtures|node_modules)\//.test(path));

const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Inline code that claims to be a file or folder of this repository; patterns and placeholders claim nothing. */
const repositoryPath = /^(src|compiler|runtime|workflows|test|docs|bench|\.ci)\/[\w@./-]*$/;

test.each(pages)("%s: every path in it exists", (page) => {
  const named = parseMarkdown(read(page)).code.filter((code) => repositoryPath.test(code));
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(pages)("%s: every relative link leads somewhere", (page) => {
  const dead = parseMarkdown(read(page)).links.filter((link) => {
    if (/^[a-z]+:/i.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? page : join(dirname(page), path).replaceAll("\\", "/");
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && target.endsWith(".md") && !parseMarkdown(read(target)).anchors.has(anchor);
  });
  expect(dead).toEqual([]);
});

const withPrograms = pages.filter((page) => !page.startsWith("docs/errors/"));

test.each(withPrograms)("%s: its programs type-check", (page) => {
  const programs = parseMarkdown(read(page)).fences.filter(({ info }) => /^(ts|typescript)\b/.test(info));
  const whole = programs.filter(({ info }) => !info.includes("ignore-check"));
  const located = whole.map(({ text, line }) => ({ text, line: line + 1 }));
  expect(located.length === 0 ? [] : typeErrors(page, located)).toEqual([]);
});

test.each(withPrograms)("%s: a fragment that is not checked says why", (page) => {
  const unchecked = parseMarkdown(read(page)).fences.filter(({ info }) => info.includes("ignore-check"));
  expect(unchecked.filter(({ info }) => !/^ts ignore-check \S+/.test(info)).map(({ line }) => line)).toEqual([]);
});

test("no file speaks of the machine that it was written on", () => {
  const personal = /(?<![\w.~)}\]])\/(?:home|Users|root|work)\/\w|\b[A-Z]:\\Users\\/;
  const telling = files.filter((path) => personal.test(read(path)));
  expect(telling).toEqual([]);
});

test("the checker of programs finds what is wrong, in line and words", () => {
  const program = 'import { compensate } from "sfn-compile";\nimport { put } from "./ledger";\n';
  const right = `// workflows/here.ts\n${program}compensate(() => put("a", "b", {}));\n`;
  const wrong = `// workflows/there.ts\n${program}compensate(7);\nput("a");\n`;
  const found = typeErrors("README.md", [
    { line: 10, text: right },
    { line: 20, text: wrong },
  ]);
  expect(found).toEqual([
    expect.stringMatching(/^README\.md:23: Argument of type 'number' is not assignable/),
    expect.stringMatching(/^README\.md:24: Expected 3 arguments, but got 1/),
  ]);
});

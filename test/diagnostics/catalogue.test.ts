/**
 * The catalogue holds together: every code once, every code raised by the phase that it names, every code with a
 * page; and its words are for people who write workflows.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticKind } from "../../compiler/diagnostics/report";
import { root } from "../architecture/files";
import { byHand } from "./by-hand";
import { pageCodes, readPage } from "./page";
import { factTexts, messageTexts, raisedKinds } from "./sources";

type AnyKind = DiagnosticKind<never>;

const folder = join(root, "compiler/diagnostics/catalog");
const isKind = (value: unknown): value is AnyKind => typeof value === "object" && value !== null && "code" in value;

/** Name of the constant → the entry. */
const catalogue: ReadonlyMap<string, AnyKind> = new Map(
  readdirSync(folder).flatMap((file) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- all of its files, whatever they are called
    const exported = require(join(folder, file)) as { readonly [name: string]: unknown };
    return Object.entries(exported).filter((entry): entry is [string, AnyKind] => isKind(entry[1]));
  }),
);
const kinds = [...catalogue.values()];

const twice = (words: readonly string[]): readonly string[] =>
  words.filter((word, position) => words.indexOf(word) !== position);

test("codes and slugs are unique and well formed", () => {
  expect(kinds.length).toBeGreaterThan(40);
  const codes = kinds.map(({ code }) => code);
  const slugs = kinds.map(({ slug }) => slug);
  expect([twice(codes), twice(slugs)]).toEqual([[], []]);
  expect(codes.filter((code) => !/^SFN[012349]\d{3}$/.test(code))).toEqual([]);
  expect(slugs.filter((slug) => !/^[a-z]+(-[a-z]+)*$/.test(slug))).toEqual([]);
});

test("every entry is raised by the sources, and everything that is raised is an entry", () => {
  expect([...raisedKinds.keys()].sort()).toEqual([...catalogue.keys()].sort());
});

/** Folder of a phase → first digit of the codes that it raises. */
const digits: readonly (readonly [RegExp, string])[] = [
  [/^src\//, "0"],
  [/^compiler\/1-read\//, "1"],
  [/^compiler\/2-check\//, "2"],
  [/^compiler\/3-plan\//, "3"],
  [/^compiler\/4-emit\//, "4"],
];

test("the first digit names the phase", () => {
  const elsewhere = [...raisedKinds].flatMap(([name, files]) => {
    const code = catalogue.get(name)?.code ?? "";
    // A mistake of ours can come to light anywhere.
    if (code.startsWith("SFN9")) return [];
    const phases = files.map((file) => digits.find(([place]) => place.test(file))?.[1]);
    return phases.every((digit) => code.startsWith(`SFN${digit}`)) ? [] : [`${code}: ${files.join(", ")}`];
  });
  expect(elsewhere).toEqual([]);
});

test("every entry has a page, and every page an entry", () => {
  expect(pageCodes()).toEqual(kinds.map(({ code }) => code).sort());
  expect(Object.keys(byHand).filter((code) => !pageCodes().includes(code))).toEqual([]);
});

test.each(pageCodes())("the page of %s has its parts", (code) => {
  const { title, text, shown, repaired } = readPage(code);
  const kind = kinds.find((candidate) => candidate.code === code);
  expect(title).toBe(`${code} ${kind?.slug}`);
  expect(shown).toContain(`${kind?.severity} ${code} ${kind?.slug}: `);
  expect(shown).toContain(kind?.why);
  expect(text.match(/^```text$/gm)).toHaveLength(1);
  expect(Object.keys(repaired.files).length + repaired.commands.length > 0).toBe(code !== "SFN9001");
  const [, links = ""] = /^Related: (.*)$/m.exec(text) ?? [];
  const targets = [...links.matchAll(/\]\(([^)#]+)/g)].map(([, target = ""]) => join(root, "docs/errors", target));
  expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => !existsSync(target))).toEqual([]);
});

const forbidden: readonly (readonly [string, RegExp])[] = [
  ["says what is wrong, not that it is", /\b(invalid|unsupported|unexpected|illegal)\b/i],
  ["stays calm", /!(?!==|\s*==)/],
  ["knows no words of compilers", /\b(nodes?|IR|AST|visitors?|lower(?:ed|ing)|syntax tree|checker)\b/],
  ["does not beg", /\bplease (?!report)|\bsorry\b|\boops\b/i],
];

describe.each([
  ["messages of the catalogue", messageTexts],
  ["facts that the sources put into messages", factTexts],
])("%s", (_, texts) => {
  test("there are many", () => expect(texts.length).toBeGreaterThan(50));

  test.each(forbidden)("each %s", (_rule, pattern) => {
    // Code in messages is code, whatever its words.
    const prose = texts.map((text) => text.replace(/`[^`]*`/g, "`…`"));
    expect(prose.filter((text) => pattern.test(text))).toEqual([]);
  });
});

test("the rules see what they forbid", () => {
  const bad = ["Unexpected token", "an invalid value", "wrong!", "this node has no symbol", "please try again"];
  expect(bad.filter((text) => forbidden.every(([, pattern]) => !pattern.test(text)))).toEqual([]);
});

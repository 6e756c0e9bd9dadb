/** Same sources, same bytes: whatever the folder, the locale, the time zone and the order of the files. */
import { removeTemporaryFolders } from "../build/temporary-project";
import { builtApart, sources, transpiled } from "./built-apart";

afterAll(removeTemporaryFolders);

const compiler = transpiled();
const everywhere = { LC_ALL: "C", TZ: "UTC", LANG: "C" };
const folders = ["approve-expense", "book-trip", "fulfil-order", "more", "sagas"].map((name) => `workflows/${name}`);

const [first = []] = [builtApart(compiler, sources("project"), everywhere)];

test("everything is built", () => {
  const paths = first.map(([path]) => path);
  expect(paths.filter((path) => path.endsWith(".asl.json"))).toHaveLength(11);
  expect(paths.filter((path) => path.endsWith("index.mjs"))).toHaveLength(52);
  expect(paths).toEqual(expect.arrayContaining(["manifest.json", "template.yaml"]));
});

test.each([
  ["Turkish, in Nepal", "project", { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Asia/Kathmandu" }],
  ["Lithuanian, on Chatham", "project", { LC_ALL: "lt_LT.UTF-8", TZ: "Pacific/Chatham", LANGUAGE: "lt" }],
  ["a folder with another name", "zz/ein anderer Ordner (2)", everywhere],
  ["a folder that other builds know", "workflows/out/src", everywhere],
])("%s", (_, folder, env) => {
  expect(builtApart(compiler, sources(folder), env)).toEqual(first);
});

test.each([
  ["backwards", [...folders].reverse()],
  ["turned", [...folders.slice(2), ...folders.slice(0, 2)]],
  ["twice", [...folders, ...folders]],
])("files named %s", (_, files) => {
  expect(builtApart(compiler, sources("project"), everywhere, files)).toEqual(first);
});

test("a compiler in another folder", () => {
  expect(builtApart(transpiled(), sources("project"), everywhere)).toEqual(first);
});

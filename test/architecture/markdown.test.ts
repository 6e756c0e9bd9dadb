/** The small reader of Markdown reads what GitHub reads. */
import { parseMarkdown } from "./markdown";

const page = `# The title: a \`word\`, and more

See [there](docs/there.md#some-part), ![picture](a.png) and \`[no](link)\`.

\`\`\`ts
const a = 1;
\`\`\`

  ~~~~sh ignore-check
  echo '~~~'
  ~~~~

## \`compensate\` & co.
`;

test("fences with their info, text and line", () => {
  expect(parseMarkdown(page).fences).toEqual([
    { info: "ts", text: "const a = 1;\n", line: 5 },
    { info: "sh ignore-check", text: "  echo '~~~'\n", line: 9 },
  ]);
});

test("links and code of the prose, not of the fences", () => {
  expect(parseMarkdown(page).links).toEqual(["docs/there.md#some-part", "a.png"]);
  expect(parseMarkdown(page).code).toEqual(["word", "[no](link)", "compensate"]);
});

test("anchors as GitHub derives them", () => {
  expect([...parseMarkdown(page).anchors]).toEqual(["the-title-a-word-and-more", "compensate--co"]);
});

test("a fence that is never closed is an error, not an empty page", () => {
  expect(() => parseMarkdown("```ts\nconst a = 1;\n")).toThrow("never closed");
});

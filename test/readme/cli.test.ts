/** The page about the command line is true: its files are its fences, and its commands print what it shows. */
import { copyOfWorkflows, removeTemporaryFolders, writeBelow } from "../build/temporary-project";
import { examplesOf, expectShown, fencesOf, play } from "./printed";

jest.setTimeout(120_000);
afterAll(removeTemporaryFolders);

const page = "docs/cli.md";
const project = copyOfWorkflows("book-trip");
for (const { info, text } of fencesOf(page)) {
  const [language, path] = info.split(" ");
  if (language === "json" && path !== undefined) writeBelow(project, path, text);
}

test.each(examplesOf(page).map((example) => [example.commands.join(" && "), example] as const))(
  "%s prints what the page shows",
  async (_, { commands, printed }) => {
    const { text, codes } = await play(project, commands);
    expectShown(page, printed, text);
    expect(codes.at(-1)).toBe(commands.some((command) => command.includes("--fail")) ? 1 : 0);
  },
);

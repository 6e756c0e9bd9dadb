/** Without sabotage no scenario ends in a disagreement. */
import { subjects } from "./subjects";

describe.each(subjects.map((subject) => [subject.name, subject] as const))("%s", (_, { scenarios }) => {
  test.each(scenarios.map(({ name, play }) => [name, play] as const))("%s", async (_name, play) => {
    await play((definition) => definition);
  });
});

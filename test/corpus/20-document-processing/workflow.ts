import * as tasks from "./tasks";

const assessed = true;
const summarized = true;

/**
 * Reads a document, takes it apart, extracts what each section says, puts it together again.
 * @workflow
 */
export async function processDocument(input: { document: string }): Promise<string> {
  const { document } = input;
  const { pages } = await tasks.readText(document);
  const sections = await tasks.classify(document, pages);
  const parts = await Promise.all(sections.map((section) => read(section)));
  const merged = await tasks.merge(document, parts);
  if (!summarized) return `score ${merged.score}`;
  return await tasks.summarize(document, merged.score);
}

async function read(section: tasks.Section): Promise<{ id: string; score: number }> {
  const extracted = await tasks.extract(section);
  if (assessed) return await tasks.assess(extracted);
  return { id: extracted.id, score: 0 };
}

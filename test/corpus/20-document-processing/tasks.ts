/** A document, its pages and sections. */
export interface Section {
  id: string;
  pages: number[];
}

/** @task */
export async function readText(document: string): Promise<{ pages: number }> {
  return { pages: document.length };
}

/** @task */
export async function classify(document: string, pages: number): Promise<Section[]> {
  return [{ id: document, pages: [pages] }];
}

/** @task */
export async function extract(section: Section): Promise<{ id: string; text: string }> {
  return { id: section.id, text: "" };
}

/** @task */
export async function assess(extracted: { id: string; text: string }): Promise<{ id: string; score: number }> {
  return { id: extracted.id, score: 1 };
}

/** @task */
export async function merge(document: string, assessed: { id: string; score: number }[]): Promise<{ score: number }> {
  return { score: document.length + assessed.length };
}

/** @task */
export async function summarize(document: string, score: number): Promise<string> {
  return `${document} ${score}`;
}

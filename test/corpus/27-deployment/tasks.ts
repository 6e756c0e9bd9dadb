/** A commit, and what was made of it. */
export interface Commit {
  id: string;
  main: boolean;
}

/** @task */
export async function fileFromZip(artifact: string, path: string): Promise<string> {
  return `${artifact}/${path}`;
}

/** @task */
export async function tagOutdated(artifact: string): Promise<void> {}

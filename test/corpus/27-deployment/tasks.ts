/** A commit, and the stacks that it is deployed to. */
export interface Commit {
  id: string;
  main: boolean;
}

/** @task */
export async function build(commit: string): Promise<{ artifact: string }> {
  return { artifact: commit };
}

/** @task */
export async function isSuperseded(commit: string): Promise<boolean> {
  return commit === "";
}

/** @task */
export async function fileFromZip(artifact: string, path: string): Promise<string> {
  return `${artifact}/${path}`;
}

/** @task */
export async function deployStack(stack: string, artifact: string, parameters: string): Promise<{ outputs: string }> {
  return { outputs: `${stack} ${artifact} ${parameters}` };
}

/** @task */
export async function tagOutdated(artifact: string): Promise<void> {}

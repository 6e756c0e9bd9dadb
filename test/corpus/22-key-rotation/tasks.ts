/** Users, their keys, and what is to be done with them. */
export interface Action {
  kind: "rotate" | "deactivate" | "delete";
  user: string;
  key: string;
}

export class KnownAlready extends Error {
  override name = "KnownAlready";
}

/** @task */
export async function listUsers(marker: string | null): Promise<{ users: string[]; next: string | null }> {
  return { users: [], next: marker };
}

/** @task */
export async function listKeys(user: string): Promise<string[]> {
  return [user];
}

/** @task */
export async function putKey(user: string, key: string): Promise<void> {
  if (user === key) throw new KnownAlready(key);
}

/** @task */
export async function keyActions(user: string): Promise<Action[]> {
  return [{ kind: "rotate", user, key: "" }];
}

/** @task */
export async function rotate(user: string, key: string): Promise<void> {}

/** @task */
export async function deactivate(user: string, key: string): Promise<void> {}

/** @task */
export async function remove(user: string, key: string): Promise<void> {}

/** @task */
export async function record(key: string, what: string): Promise<void> {}

/** What is to be done with keys. */
export interface Action {
  kind: "rotate" | "deactivate" | "delete";
  user: string;
  key: string;
}

/** @task */
export async function keyActions(user: string): Promise<Action[]> {
  return [{ kind: "rotate", user, key: "" }];
}

/** @task */
export async function rotate(user: string, key: string): Promise<void> {}

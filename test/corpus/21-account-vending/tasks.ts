/** An organisation, its units and accounts. */
export class DuplicateUnit extends Error {
  override name = "DuplicateUnit";
}

/** @task */
export async function listRoots(): Promise<{ id: string }[]> {
  return [{ id: "r" }];
}

/** @task */
export async function createUnit(parent: string, name: string): Promise<{ id: string }> {
  if (parent === name) throw new DuplicateUnit(name);
  return { id: name };
}

/** @task */
export async function listUnits(parent: string): Promise<{ id: string; name: string }[]> {
  return [{ id: parent, name: parent }];
}

/** @task */
export async function createAccount(name: string, email: string): Promise<{ request: string }> {
  return { request: `${name} ${email}` };
}

/** @task */
export async function describeRequest(
  request: string,
): Promise<{ state: "IN_PROGRESS" | "FAILED" | "SUCCEEDED"; account: string }> {
  return { state: "SUCCEEDED", account: request };
}

/** @task */
export async function moveAccount(account: string, from: string, to: string): Promise<void> {}

/** @task */
export async function createStack(account: string, role: string): Promise<void> {}

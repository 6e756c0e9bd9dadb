import * as tasks from "./tasks";

/**
 * Goes through all users, page by page, and does with their keys what is due.
 * @workflow
 */
export async function rotateKeys(): Promise<void> {
  let marker: string | null = null;
  do {
    const page = await tasks.listUsers(marker);
    await Promise.all(page.users.map((user) => look(user)));
    marker = page.next;
  } while (marker !== null);
}

async function look(user: string): Promise<void> {
  const keys = await tasks.listKeys(user);
  await Promise.all(keys.map((key) => remember(user, key)));
  const actions = await tasks.keyActions(user);
  await Promise.all(actions.map((action) => act(action)));
}

async function remember(user: string, key: string): Promise<void> {
  try {
    await tasks.putKey(user, key);
  } catch (error) {
    if (!(error instanceof tasks.KnownAlready)) throw error;
  }
}

async function act(action: tasks.Action): Promise<void> {
  switch (action.kind) {
    case "rotate":
      await tasks.rotate(action.user, action.key);
      await tasks.record(action.key, "rotated");
      break;
    case "deactivate":
      await tasks.deactivate(action.user, action.key);
      await tasks.record(action.key, "deactivated");
      break;
    case "delete":
      await tasks.remove(action.user, action.key);
      await tasks.record(action.key, "deleted");
      break;
  }
}

/** The export of a database, which others use as well. */
import * as tasks from "./tasks";

const tables = ["people", "places"];

/** @workflow */
export async function exportDatabase(input: { id: string; bucket: string }): Promise<number> {
  await Promise.all(tables.map((table) => tasks.exportTable(input.id, table, input.bucket)));
  return tables.length;
}

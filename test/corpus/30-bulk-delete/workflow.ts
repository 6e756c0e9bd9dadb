import * as tasks from "./tasks";

/**
 * Deletes everything below a prefix, a batch at a time.
 * @workflow
 */
export async function deleteAll(input: { bucket: string; prefix?: string }): Promise<number> {
  if (!input.bucket) throw new Error("no bucket");
  const batches = await tasks.listInBatches(input.bucket, input.prefix ?? "");
  await Promise.all(
    batches.map((batch) =>
      tasks.deleteObjects(
        input.bucket,
        batch.map((object) => ({ Key: object.key })),
      ),
    ),
  );
  return batches.length;
}

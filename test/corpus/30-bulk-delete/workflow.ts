import { distributedMap, s3 } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Deletes everything below a prefix, a batch at a time.
 * @workflow
 */
export async function deleteAll(input: { bucket: string; prefix?: string }): Promise<void> {
  if (!input.bucket) throw new Error("no bucket");
  await distributedMap(
    s3.objects({ bucket: input.bucket, prefix: input.prefix ?? "" }),
    (objects) =>
      tasks.deleteObjects(
        input.bucket,
        objects.map(({ Key }) => ({ Key })),
      ),
    { batch: 2, concurrency: 5 },
  );
}

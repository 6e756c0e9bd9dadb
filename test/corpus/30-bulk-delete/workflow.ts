import { distributedMap, integration, s3 } from "sfn-compile";

const deleteObjects = integration<
  (request: { Bucket: string; Delete: { Objects: { Key: string }[] } }) => Promise<{ Deleted?: { Key: string }[] }>
>("arn:aws:states:::aws-sdk:s3:deleteObjects");

/**
 * Deletes everything below a prefix, a batch at a time.
 * @workflow
 */
export async function deleteAll(input: { bucket: string; prefix?: string }): Promise<void> {
  if (!input.bucket) throw new Error("no bucket");
  await distributedMap(
    s3.objects({ bucket: input.bucket, prefix: input.prefix ?? "" }),
    async (objects) => {
      await deleteObjects({ Bucket: input.bucket, Delete: { Objects: objects.map(({ Key }) => ({ Key })) } });
    },
    { batch: 2, concurrency: 5 },
  );
}

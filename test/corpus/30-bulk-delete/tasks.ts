/** Objects in a bucket. */

/** @task */
export async function deleteObjects(bucket: string, objects: { Key: string }[]): Promise<void> {}

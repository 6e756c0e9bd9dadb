/** Objects in a bucket, by the thousand. */
export interface Stored {
  key: string;
  size: number;
}

/** @task */
export async function listInBatches(bucket: string, prefix: string): Promise<Stored[][]> {
  return [[{ key: `${bucket}/${prefix}`, size: 0 }]];
}

/** @task */
export async function deleteObjects(bucket: string, objects: { Key: string }[]): Promise<void> {}

/** Two kinds of data of a shop, as files. */
export interface Arrival {
  kind: string;
  file: string;
}

/** @task */
export async function convert(kind: string, file: string): Promise<void> {}

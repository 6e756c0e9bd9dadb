/** A job on satellite pictures. */
export interface Job {
  id: string;
  type: string;
  granules: string[];
}

export class JobFailed extends Error {
  override name = "JobFailed";
}

/**
 * @task
 * @retry retries=2
 */
export async function updateJob(id: string, status: string, seconds: number): Promise<void> {}

/** @task */
export async function searchArchive(job: Job): Promise<boolean> {
  return job.id === "";
}

/** @task */
export async function batchOverrides(job: Job): Promise<{ memory: number }> {
  return { memory: job.granules.length };
}

/** @task */
export async function uploadLog(id: string): Promise<void> {}

/** @task */
export async function getFiles(id: string): Promise<string[]> {
  return [id];
}

/** @task */
export async function processingTime(id: string, seconds: number): Promise<number> {
  return id.length + seconds;
}

import { job } from "sfn-compile";
import * as tasks from "./tasks";

const submitJob = job("batch:submitJob", { timeout: "4 hours" });

/**
 * Processes every granule and then all of them together, keeps the log of what failed, and what was made either way.
 * @workflow
 */
export async function processJob(job: tasks.Job): Promise<void> {
  await tasks.updateJob(job.id, "RUNNING", 0);
  try {
    if (await tasks.searchArchive(job)) return;
    const { memory } = await tasks.batchOverrides(job);
    let failed = false;
    let seconds = 0;
    try {
      switch (job.type) {
        case "SRG_TIME_SERIES": {
          await Promise.all(job.granules.map((granule) => runBatch(job.id, granule, memory)));
          seconds = await runBatch(job.id, "all", memory);
          break;
        }
        default:
          throw new tasks.JobFailed(`unknown type ${job.type}`);
      }
    } catch {
      failed = true;
      await tasks.uploadLog(job.id);
    }
    await tasks.getFiles(job.id);
    const time = await tasks.processingTime(job.id, seconds);
    if (failed) throw new tasks.JobFailed(job.id);
    await tasks.updateJob(job.id, "SUCCEEDED", time);
  } catch (error) {
    await tasks.updateJob(job.id, "FAILED", 0);
    throw error;
  }
}

async function runBatch(id: string, granule: string, memory: number): Promise<number> {
  const { StartedAt, StoppedAt } = await submitJob({
    JobName: id,
    JobDefinition: "time-series",
    JobQueue: "satellites",
    Parameters: { granule },
    ContainerOverrides: { ResourceRequirements: [{ Type: "MEMORY", Value: String(memory) }] },
  });
  return (StoppedAt - StartedAt) / 1000;
}

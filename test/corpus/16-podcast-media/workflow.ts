import { callback } from "sfn-compile";
import { runTask } from "./services";
import * as tasks from "./tasks";

/**
 * Does with an audio file or a picture whatever a job asks for, and tells everybody: a failure is a result, too.
 * @workflow
 */
export async function processMedia(input: tasks.Job): Promise<{ state: string }> {
  let state = "DONE";
  let results: tasks.Outcome[] = [];
  const job = await tasks.normalizeInput(input);
  await tell(job, "JobReceived", job.id);
  try {
    const { artifact } = await tasks.ingest(job.source);
    const { mime } = await tasks.detectType(artifact);
    results = await Promise.all(job.tasks.map((work) => told(job, work, artifact, mime)));
  } catch (error) {
    state = error instanceof Error ? error.name : "ERROR";
  }
  await tell(job, "JobResult", state);
  await Promise.all(job.serialized.map((next) => tasks.startSerialized(next)));
  return await tasks.normalizeOutput(state, results);
}

async function told(job: tasks.Job, work: tasks.Work, artifact: string, mime: string): Promise<tasks.Outcome> {
  let result: tasks.Outcome;
  try {
    result = await done(work, artifact, mime);
  } catch {
    await tell(job, "TaskError", work.type);
    return { task: work.type, info: "failed" };
  }
  await tell(job, "TaskResult", result.task);
  return result;
}

async function tell(job: tasks.Job, what: string, text: string): Promise<void> {
  await Promise.all(job.callbacks.map((to) => tasks.sendCallback(to, what, text)));
}

async function done(work: tasks.Work, artifact: string, mime: string): Promise<tasks.Outcome> {
  switch (work.type) {
    case "Inspect":
      return await tasks.inspect(artifact);
    case "Copy":
      return await tasks.copy(artifact, work.format);
    case "Transcode":
    case "Hls":
    case "Ftp":
      return await inContainer(work, artifact);
    case "Image":
      return await tasks.resize(artifact, mime);
    case "Transcribe": {
      const job = await callback<string>((token) => tasks.startTranscription(artifact, token), { timeout: "1 day" });
      return await tasks.finishTranscription(job);
    }
    case "Silence":
    case "Tone":
    case "Waveform":
      return await tasks.analyse(work.type, artifact);
    default:
      return { task: "Unknown", info: work.type };
  }
}

/** The container answers by the token when it is done. */
function inContainer({ type, format }: tasks.Work, artifact: string): Promise<tasks.Outcome> {
  return callback<tasks.Outcome>(
    (token) =>
      runTask({
        Cluster: "media",
        LaunchType: "FARGATE",
        TaskDefinition: type,
        Overrides: {
          ContainerOverrides: [
            {
              Name: "worker",
              Environment: [
                { Name: "STEP_FUNCTIONS_TASK_TOKEN", Value: token },
                { Name: "ARTIFACT", Value: artifact },
                { Name: "FORMAT", Value: format },
              ],
            },
          ],
        },
      }),
    { timeout: "2 hours" },
  );
}

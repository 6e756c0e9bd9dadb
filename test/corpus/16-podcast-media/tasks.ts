/** A job about one file: what is to be done with it, and whom to tell. */
import type { TaskToken } from "sfn-compile";

export interface Work {
  type: string;
  format: string;
}

export interface Job {
  id: string;
  source: string;
  callbacks: string[];
  tasks: Work[];
  serialized: string[];
}

export interface Outcome {
  task: string;
  info: string;
}

/** @task */
export async function normalizeInput(job: Job): Promise<Job> {
  return job;
}

/** @task */
export async function sendCallback(to: string, what: string, text: string): Promise<void> {}

/** @task */
export async function ingest(source: string): Promise<{ artifact: string }> {
  return { artifact: source };
}

/** @task */
export async function detectType(artifact: string): Promise<{ mime: string }> {
  return { mime: artifact };
}

/** @task */
export async function inspect(artifact: string): Promise<Outcome> {
  return { task: "Inspect", info: artifact };
}

/** @task */
export async function copy(artifact: string, format: string): Promise<Outcome> {
  return { task: "Copy", info: `${artifact} ${format}` };
}

/** @task */
export async function resize(artifact: string, mime: string): Promise<Outcome> {
  return { task: "Image", info: `${artifact} ${mime}` };
}

/** @task */
export async function startTranscription(artifact: string, token: TaskToken<string>): Promise<void> {}

/** @task */
export async function finishTranscription(job: string): Promise<Outcome> {
  return { task: "Transcribe", info: job };
}

/** @task */
export async function analyse(task: string, artifact: string): Promise<Outcome> {
  return { task, info: artifact };
}

/** @task */
export async function startSerialized(job: string): Promise<void> {}

/** @task */
export async function normalizeOutput(state: string, results: Outcome[]): Promise<{ state: string }> {
  return { state: `${state} ${results.length}` };
}

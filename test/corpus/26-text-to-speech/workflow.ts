import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Has a text read out.
 * @workflow
 */
export async function readAloud(event: { bucket: string; key: string }): Promise<{ uri: string }> {
  const text = await tasks.getText(event.bucket, event.key);
  const { id } = await tasks.startSpeech(text);
  for (;;) {
    const speech = await tasks.getSpeech(id);
    if (speech.status === "completed") return { uri: speech.uri };
    if (speech.status === "failed") throw new Error(`no speech ${id}`);
    await sleep("10 seconds");
  }
}

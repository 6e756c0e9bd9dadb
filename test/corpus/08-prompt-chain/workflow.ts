import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Transcribes a video, has two models suggest a title until the user likes one, draws an avatar for it.
 * @workflow
 */
export async function titleVideo(input: { video: string }): Promise<{ title: string; avatar: string }> {
  const { job } = await tasks.startTranscription(input.video);
  const key = await transcribed(job);
  for (;;) {
    const content = await tasks.readText(key);
    const transcript = (JSON.parse(content) as { results: { transcripts: { transcript: string }[] } }).results
      .transcripts[0];
    const prompt = `Suggest a title: ${transcript.transcript}`;
    const [one, other] = await Promise.all([tasks.askModel(prompt), tasks.askOtherModel(prompt)]);
    const choice = await tasks.askUser([one.text, other.text]);
    if (choice.approved === "no") continue;
    const avatar = await tasks.drawAvatar(choice.title);
    await tasks.sendAvatar(avatar.uri);
    return { title: choice.title, avatar: avatar.uri };
  }
}

async function transcribed(job: string): Promise<string> {
  for (;;) {
    const state = await tasks.getTranscription(job);
    if (state.status === "COMPLETED") return state.key;
    if (state.status === "FAILED") throw new Error(`no transcript of ${job}`);
    await sleep("1 minute");
  }
}

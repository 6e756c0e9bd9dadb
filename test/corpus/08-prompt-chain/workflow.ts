import { callback, sleep } from "sfn-compile";
import { getObject, getTranscription, invokeModel, post, startTranscription } from "./services";
import * as tasks from "./tasks";

/**
 * Transcribes a video, has two models suggest a title until the user likes one, draws an avatar for it.
 * @workflow
 */
export async function titleVideo(input: { id: string; video: string }): Promise<{ title: string; avatar: string }> {
  const Key = `${input.id}.json`;
  await startTranscription({
    TranscriptionJobName: input.id,
    IdentifyLanguage: true,
    Media: { MediaFileUri: input.video },
    OutputBucketName: "transcripts",
    OutputKey: Key,
  });
  await transcribed(input.id);
  for (;;) {
    const { Body } = await getObject({ Bucket: "transcripts", Key });
    const transcript = (JSON.parse(Body) as { results: { transcripts: { transcript: string }[] } }).results
      .transcripts[0];
    const prompt = `Suggest a title: ${transcript.transcript}`;
    const [one, other] = await Promise.all([askModel(prompt), askOtherModel(prompt)]);
    const choice = await callback<tasks.Choice>((token) => tasks.askUser([one, other], token), { timeout: "7 days" });
    if (choice.approved === "no") continue;
    const avatar = await invokeModel({
      ModelId: "stability.stable-diffusion-xl-v1",
      Body: { prompt: choice.title, max_tokens: 1 },
    });
    const uri = avatar.Body.generations[0]?.text ?? "";
    await tasks.sendAvatar(uri);
    return { title: choice.title, avatar: uri };
  }
}

async function transcribed(TranscriptionJobName: string): Promise<void> {
  for (;;) {
    const { TranscriptionJob } = await getTranscription({ TranscriptionJobName });
    if (TranscriptionJob.TranscriptionJobStatus === "COMPLETED") return;
    if (TranscriptionJob.TranscriptionJobStatus === "FAILED")
      throw new Error(`no transcript of ${TranscriptionJobName}`);
    await sleep("1 minute");
  }
}

async function askModel(prompt: string): Promise<string> {
  const { Body } = await invokeModel({ ModelId: "cohere.command-text-v14", Body: { prompt, max_tokens: 20 } });
  return Body.generations[0]?.text ?? "";
}

async function askOtherModel(prompt: string): Promise<string> {
  const { ResponseBody } = await post({
    ApiEndpoint: "https://api.example.com/v1/complete",
    Method: "POST",
    InvocationConfig: { ConnectionArn: "arn:aws:events:eu-west-1:111122223333:connection/models/1" },
    RequestBody: { model: "large", prompt },
  });
  return ResponseBody.text;
}

import { integration, sleep } from "sfn-compile";

interface Speech {
  SynthesisTask: { TaskId: string; TaskStatus: string; OutputUri: string };
}

const getObject = integration<(object: { Bucket: string; Key: string }) => Promise<{ Body: string }>>(
  "arn:aws:states:::aws-sdk:s3:getObject",
);
const startSpeech = integration<
  (speech: { OutputFormat: string; OutputS3BucketName: string; Text: string; VoiceId: string }) => Promise<Speech>
>("arn:aws:states:::aws-sdk:polly:startSpeechSynthesisTask");
const getSpeech = integration<(speech: { TaskId: string }) => Promise<Speech>>(
  "arn:aws:states:::aws-sdk:polly:getSpeechSynthesisTask",
);

/**
 * Has a text read out.
 * @workflow
 */
export async function readAloud(event: { bucket: string; key: string }): Promise<{ uri: string }> {
  const { Body } = await getObject({ Bucket: event.bucket, Key: event.key });
  const started = await startSpeech({
    OutputFormat: "mp3",
    OutputS3BucketName: event.bucket,
    Text: Body,
    VoiceId: "Joanna",
  });
  const { TaskId } = started.SynthesisTask;
  for (;;) {
    const { SynthesisTask } = await getSpeech({ TaskId });
    if (SynthesisTask.TaskStatus === "completed") return { uri: SynthesisTask.OutputUri };
    if (SynthesisTask.TaskStatus === "failed") throw new Error(`no speech ${TaskId}`);
    await sleep("10 seconds");
  }
}

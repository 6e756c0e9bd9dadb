/** A video, what is said in it, and what two models make of that. */
import { integration } from "sfn-compile";

export const startTranscription = integration<
  (job: {
    TranscriptionJobName: string;
    IdentifyLanguage: boolean;
    Media: { MediaFileUri: string };
    OutputBucketName: string;
    OutputKey: string;
  }) => Promise<void>
>("arn:aws:states:::aws-sdk:transcribe:startTranscriptionJob");

export const getTranscription = integration<
  (job: { TranscriptionJobName: string }) => Promise<{ TranscriptionJob: { TranscriptionJobStatus: string } }>
>("arn:aws:states:::aws-sdk:transcribe:getTranscriptionJob");

export const getObject = integration<(object: { Bucket: string; Key: string }) => Promise<{ Body: string }>>(
  "arn:aws:states:::aws-sdk:s3:getObject",
);

export const invokeModel = integration<
  (call: {
    ModelId: string;
    Body: { prompt: string; max_tokens: number };
  }) => Promise<{ Body: { generations: { text: string }[] } }>
>("arn:aws:states:::bedrock:invokeModel");

export const post = integration<
  (request: {
    ApiEndpoint: string;
    Method: string;
    InvocationConfig: { ConnectionArn: string };
    RequestBody: { model: string; prompt: string };
  }) => Promise<{ ResponseBody: { text: string } }>
>("arn:aws:states:::http:invoke", { retry: { retries: 2, interval: "2 seconds" } });

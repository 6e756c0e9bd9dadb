/** As much of `@aws-sdk/client-s3` as a project needs that reads and writes objects: its types, and classes with their schemas. */
export const clientS3: { readonly [path: string]: string } = {
  "node_modules/@aws-sdk/client-s3/package.json": JSON.stringify({
    name: "@aws-sdk/client-s3",
    main: "index.js",
    types: "index.d.ts",
  }),
  "node_modules/@aws-sdk/client-s3/index.d.ts": `
    export interface SdkStreamMixin {
      transformToByteArray(): Promise<Uint8Array>;
      transformToString(encoding?: string): Promise<string>;
    }
    interface Incoming { on(event: string, listener: () => void): this; destroy(): void }
    export type StreamingBlobPayloadOutputTypes = (Incoming & SdkStreamMixin) | (ReadableStream & SdkStreamMixin);
    export type StreamingBlobPayloadInputTypes = string | Uint8Array | Incoming;
    interface ReadableStream { cancel(): void }
    interface MetadataBearer { $metadata: { requestId?: string } }
    export interface GetObjectRequest { Bucket: string | undefined; Key: string | undefined }
    export interface GetObjectOutput { Body?: StreamingBlobPayloadOutputTypes; ContentLength?: number; ETag?: string }
    export interface PutObjectRequest { Bucket: string | undefined; Key: string | undefined; Body?: StreamingBlobPayloadInputTypes }
    export interface PutObjectOutput { ETag?: string }
    export interface GetObjectCommandInput extends GetObjectRequest {}
    export type GetObjectCommandOutputType = Omit<GetObjectOutput, "Body"> & { Body?: StreamingBlobPayloadOutputTypes };
    export interface GetObjectCommandOutput extends GetObjectCommandOutputType, MetadataBearer {}
    export type PutObjectCommandInputType = Omit<PutObjectRequest, "Body"> & { Body?: StreamingBlobPayloadInputTypes };
    export interface PutObjectCommandInput extends PutObjectCommandInputType {}
    export interface PutObjectCommandOutput extends PutObjectOutput, MetadataBearer {}
    export declare class GetObjectCommand {
      constructor(input: GetObjectCommandInput);
      readonly input: GetObjectCommandInput;
      protected output: GetObjectCommandOutput;
    }
    export declare class PutObjectCommand {
      constructor(input: PutObjectCommandInput);
      readonly input: PutObjectCommandInput;
      protected output: PutObjectCommandOutput;
    }
    export declare class S3Client {
      constructor(config: { region?: string; maxAttempts?: number });
      send(command: GetObjectCommand): Promise<GetObjectCommandOutput>;
      send(command: PutObjectCommand): Promise<PutObjectCommandOutput>;
    }
    export declare class S3ServiceException extends Error {}
    export declare class NoSuchKey extends S3ServiceException {
      readonly name: "NoSuchKey";
      readonly $fault: "client";
    }
  `,
  "node_modules/@aws-sdk/client-s3/index.js": `
    const body = [[0, "s3", "StreamingBlob", { streaming: 1 }, 42], 16];
    const request = (...more) => [3, "s3", "Request", 0, ["Bucket", "Key", ...more.map(([name]) => name)], [0, 0, ...more.map(([, shape]) => shape)]];
    const [got, put] = [[3, "s3", "Got", 0, ["Body", "ContentLength", "ETag"], [body, 1, 0]], [3, "s3", "Put", 0, ["ETag"], [0]]];
    class Command { constructor(input) { this.input = input; } }
    exports.GetObjectCommand = class GetObjectCommand extends Command { schema = [9, "s3", "GetObject", 0, request(), got]; };
    exports.PutObjectCommand = class PutObjectCommand extends Command { schema = [9, "s3", "PutObject", 0, request(["Body", body]), put]; };
    exports.S3Client = class S3Client { async send() { throw new Error("nobody is asked"); } };
    exports.S3ServiceException = class S3ServiceException extends Error {};
    exports.NoSuchKey = class NoSuchKey extends exports.S3ServiceException { name = "NoSuchKey"; };
  `,
};

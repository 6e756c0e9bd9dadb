/** Bodies of objects of S3: text where they are read, JSON where they are written, in the machine and in Node alike. */
import { Readable } from "node:stream";
import { simulate, when } from "sfn-compile/testing";
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";
import { clientS3 } from "./client-s3";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const head = `
  import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
  const s3 = new S3Client({});
  void [GetObjectCommand, PutObjectCommand];
`;
const workflow = `${head}
  interface Total { of: string; total: number; lines: readonly { sku: string; price: number }[] }

  /** @workflow */
  export async function total(Key: string): Promise<{ all: Total; note: string; size: number; kept?: string | undefined }> {
    const object = await s3.send(new GetObjectCommand({ Bucket: "orders", Key }));
    const lines = JSON.parse(await object.Body!.transformToString()) as { sku: string; price: number }[];
    const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket: "notes", Key }));
    const note = (await Body?.transformToString("utf-8")) ?? "none";
    const more = await (await s3.send(new GetObjectCommand({ Bucket: "more", Key }))).Body?.transformToString();
    const all = { of: Key, total: lines.reduce((sum, { price }) => sum + price, 0), lines };
    const put = await s3.send(new PutObjectCommand({ Bucket: "totals", Key, Body: JSON.stringify(all) }));
    return { all, note: note + (more ?? ""), size: ContentLength ?? 0, kept: put.ETag };
  }
`;

/** As the commands are named: a stub is found by that. */
class Command<Input, Output> {
  readonly input: Input;
  constructor(input: Input) {
    this.input = input;
  }
  resolveMiddleware(): () => Promise<{ readonly output: Output }> {
    throw new Error("nobody is asked");
  }
}

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}
class GetObjectCommand extends Command<Place, { Body?: Readable | string; ContentLength?: number }> {}
class PutObjectCommand extends Command<Place & { readonly Body: string }, { ETag?: string }> {}

test("a text is read, and the JSON of a value is written", async () => {
  const cwd = temporaryProject({ ...clientS3, "workflows/total.ts": workflow });
  const written: unknown[] = [];
  const total = async (key: string): Promise<unknown> => key;
  const lines = [
    { sku: "é", price: 2.5 },
    { sku: "b", price: 1 },
  ];
  const run = await simulate(total, { cwd })(
    "k",
    when(GetObjectCommand, ({ Bucket: bucket }) =>
      bucket === "orders"
        ? { Body: JSON.stringify(lines) }
        : { Body: Readable.from([Buffer.from(`of ${bucket}`)]), ContentLength: 9 },
    ),
    when(PutObjectCommand, (input) => {
      written.push(input);
      return { ETag: "e" };
    }),
  );
  const all = { of: "k", total: 3.5, lines };
  expect(run.output).toEqual({ all, note: "of notesof more", size: 9, kept: "e" });
  expect(written).toEqual([{ Bucket: "totals", Key: "k", Body: JSON.stringify(all) }]);
});

const answer = 'const answer = await s3.send(new GetObjectCommand({ Bucket: "b", Key: key }));';
const body = "await answer.Body!.transformToString()";

/** A stream can be read once, and what becomes of other texts and bytes is not known, or something else. */
const refusals = [
  ["the whole answer", `${answer} return answer;`],
  ["the stream itself", `${answer} return String(answer.Body);`],
  ["bytes of it", `${answer} return (await answer.Body!.transformToByteArray()).length;`],
  ["its text in base64", `${answer} return await answer.Body!.transformToString("base64");`],
  ["twice", `${answer} return (${body}) + (${body});`],
  ["twice by another name", `${answer} const { Body } = answer; return (${body}) + (await Body!.transformToString());`],
  ["in each turn", `${answer} let all = ""; for (const k of ["a", "b"]) all += k + (${body}); return all;`],
  ["a text that is sent", 'await s3.send(new PutObjectCommand({ Bucket: "b", Key: key, Body: "hello" })); return 1;'],
  ["a text of the input", 'await s3.send(new PutObjectCommand({ Bucket: "b", Key: key, Body: key })); return 1;'],
  [
    "nothing as JSON",
    'const some = { a: undefined as string | undefined }; await s3.send(new PutObjectCommand({ Bucket: "b", Key: key, Body: JSON.stringify(key === "" ? undefined : key) })); return some;',
  ],
] as const;

test("everything else is refused, where it is", async () => {
  const programs = refusals.map(
    ([, text], at) => `/** @workflow */ export async function refused${at}(key: string): Promise<unknown> { ${text} }`,
  );
  const source = `${head.replaceAll("\n", " ")}\n${programs.join("\n")}`;
  const cwd = temporaryProject({ ...clientS3, "workflows/refused.ts": source }, []);
  const refused0 = async (key: string): Promise<unknown> => key;
  const told: unknown = await simulate(refused0, { cwd })("k").catch((error: unknown) => error);
  const found = [...String(told).matchAll(/SFN1304 .*\n.*refused\.ts:(\d+)/g)].map(([, line]) => Number(line));
  expect(refusals.filter((_, at) => !found.includes(at + 2)).map(([name]) => name)).toEqual([]);
});

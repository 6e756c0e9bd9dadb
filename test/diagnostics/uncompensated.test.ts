/** What SFN2105 takes for an effect, and what silences it: calls of services, of other workflows and of what exists already. */
import { compileText, readFirst } from "./compile-text";

readFirst("@aws-sdk/client-dynamodb");

const program = `import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { callback, commit, compensate, integration, lambda, start, type TaskToken } from "sfn-compile";

const table = new DynamoDBClient({});
const price = lambda<(order: string) => Promise<number>>("arn:aws:lambda:eu-west-1:111122223333:function:price");
const run = integration<(input: { Name: string }) => Promise<unknown>>("arn:aws:states:::glue:startJobRun.sync");

/** @task */
export async function reserve(seat: string): Promise<string> {
  return seat;
}

/** @task */
export async function release(seat: string): Promise<void> {
  console.log(seat);
}

/** @task */
export async function ask(order: string, token: TaskToken<boolean>): Promise<void> {
  console.log(order, token);
}

/** @workflow */
export async function child(order: string): Promise<string> {
  return await reserve(order);
}

/** @workflow */
export async function book(order: string): Promise<void> {
  const seat = await reserve(order);
  compensate(() => release(seat));
  await table.send(new GetItemCommand({ TableName: "t", Key: { id: { S: order } } }));
  await table.send(new QueryCommand({ TableName: "t" }));
  await table.send(new PutItemCommand({ TableName: "first", Item: { id: { S: order } } }));
  await price(order);
  await run({ Name: order });
  await child(order);
  await start(child, order);
  await callback<boolean>((token) => ask(order, token), { timeout: "1 day" });
  await noted(order);
  // @uncompensated the row expires
  await table.send(new PutItemCommand({ TableName: "second", Item: { id: { S: order } } }));
  // @uncompensated
  await reserve("no reason is given");
  await table.send(new PutItemCommand({ TableName: "third", Item: { id: { S: order } } }));
  compensate(async () => {
    await table.send(new DeleteItemCommand({ TableName: "third", Key: { id: { S: order } } }));
  });
  await reserve("the last that is not the pivot");
  commit();
  await table.send(new PutItemCommand({ TableName: "fourth", Item: { id: { S: order } } }));
  await price(order);
}

async function noted(order: string): Promise<void> {
  /* @uncompensated a note does no harm */
  await table.send(new PutItemCommand({ TableName: "notes", Item: { id: { S: order } } }));
}
`;

test("every call with an effect is listed that nothing undoes and no comment excuses", () => {
  const { compilation, typeErrors } = compileText({ "workflows/order.ts": program });
  expect(typeErrors).toEqual([]);
  const lines = program.split("\n");
  const codes = new Set(compilation.diagnostics.map(({ code }) => code));
  expect([...codes]).toEqual(["SFN2105"]);
  expect(compilation.diagnostics.map(({ span }) => lines[(span?.line ?? 0) - 1]?.trim())).toEqual([
    'await table.send(new PutItemCommand({ TableName: "first", Item: { id: { S: order } } }));',
    "await price(order);",
    "await run({ Name: order });",
    "await child(order);",
    "await start(child, order);",
    'await callback<boolean>((token) => ask(order, token), { timeout: "1 day" });',
    'await reserve("no reason is given");',
  ]);
});

test("what a `finally` reads is tidied up there, and what tidies up needs no undoing", () => {
  const text = `import { compensate } from "sfn-compile";
/** @task */
export async function lock(what: string): Promise<string> { return what; }
/** @task */
export async function unlock(id: string): Promise<void> { console.log(id); }
/** @task */
export async function write(what: string): Promise<void> { console.log(what); }
/** @workflow */
export async function guarded(what: string): Promise<void> {
  const id = await lock(what);
  try {
    await write(what);
    compensate(() => write("nothing"));
    await write("more");
  } finally {
    await unlock(id);
    await unlock("all");
  }
}
`;
  const { compilation, typeErrors } = compileText({ "workflows/guarded.ts": text });
  expect(typeErrors).toEqual([]);
  const marked = compilation.diagnostics.map(({ code, span }) => [
    code,
    text.split("\n")[(span?.line ?? 0) - 1]?.trim(),
  ]);
  expect(marked).toEqual([["SFN2105", 'await write("more");']]);
});

/** What the documentation says of each word: total over what `sfn-compile` exports. */
import type * as vocabulary from "../../src/index";

type Vocabulary = typeof vocabulary;

/** Functions, not error classes. */
type Word = {
  [Name in keyof Vocabulary]: Vocabulary[Name] extends abstract new (...args: never[]) => Error ? never : Name;
}[keyof Vocabulary];

interface WordDoc {
  /** A sample that is compiled; null for a word that this version refuses. */
  readonly example: string | null;
  readonly meaning: string;
}

export const wordDocs: { readonly [Name in Word]: WordDoc } = {
  compensate: {
    example: "const id = await reserve(order.id); compensate(async () => { await release(id); }); await check(id);",
    meaning:
      "registers how to undo a step; when an error leaves the workflow, what is registered runs, the last first, and then the error goes on",
  },
  sleep: {
    example: 'await sleep("15 minutes"); await check(order.id);',
    meaning: "waits, without anything running meanwhile",
  },
  sleepUntil: {
    example: 'await sleepUntil("2030-01-01T09:00:00Z"); await check(order.id);',
    meaning:
      "waits until a moment that is written as in `2030-01-01T09:00:00Z` or `2030-01-01T09:00:00+01:00`; where that is past, it goes on at once. Step Functions wakes at whole seconds, so a fraction counts as the next one. Any other text throws a RangeError",
  },
  map: {
    example: "return await map(order.lines, (line, at) => reserve(`${line} ${String(at)}`), { concurrency: 5 });",
    meaning:
      "runs an async function for each item of an array, so many at the same time; it yields what they yield, in the order of the items. When one fails no further one is begun, unless `stopOnError: false` is said: then all are run, and the first error is thrown at the end. Without `concurrency` it is `Promise.all`; an inline Map runs 40 at most",
  },
  distributedMap: {
    example:
      "return await distributedMap(order.lines, (line) => reserve(line), { concurrency: 100, tolerate: { percentage: 5 } });",
    meaning:
      'runs an async function for each item in an execution of its own: of an array, or of a source in S3 that nothing reads all at once. `batch: 100` makes an execution of 100 items, and the function takes a list; `tolerate: { count, percentage }` says how many may fail, which the result then leaves out, and beyond that it throws `ToleratedFailuresExceeded`; `children: "express"` runs them as Express executions; `results: { bucket, prefix }` has the results written to S3, and gives `{ mapRunArn, results: { bucket, key } }`, as a list of them has to fit in 256 KiB. What the function reads of the workflow is given to each item, and it writes no variable around it. An item is a scope for compensations of its own: it undoes what it has registered when it fails, and nobody does once it is done',
  },
  s3: {
    example:
      'await distributedMap(s3.csv<{ id: string }>({ bucket: "imports", key: order.id }), async (rows) => { for (const row of rows) await check(row.id); }, { batch: 100 });',
    meaning:
      "what a `distributedMap` reads its items from: `s3.objects({ bucket, prefix })` lists objects, `s3.csv<Row>`, `s3.json<Item>`, `s3.jsonl<Item>` and `s3.parquet<Row>` read one, `({ bucket, key })`, or all below a prefix, `({ bucket, prefix })`, `s3.inventory({ bucket, key })` reads what a manifest of S3 Inventory lists; what cannot be read throws `ItemReaderFailed`",
  },
  callback: {
    example:
      'return await callback<string>((token) => ask({ id: order.id, token }), { timeout: "7 days", heartbeat: "1 day" });',
    meaning:
      "makes one call, of a task or of a service, that hands a token on, and waits for what is sent to it: whoever has the token answers with `succeed(token, answer)`, `fail(token, error)`, and says that it is at work with `heartbeat(token)`, from `sfn-compile/lambda`. The response of the call itself is dropped. Nobody answers within `timeout`: a `TimeoutError`; nobody is heard of for `heartbeat`: a `HeartbeatTimeoutError`",
  },
  lambda: {
    example: "return await existing(order);",
    meaning:
      'a Lambda function that exists already, by its ARN: `const existing = lambda<(order: Order) => Promise<number>>("arn:aws:lambda:…", { role, timeout, retry })` declares it, with a `role` where it belongs to another account; its event is the one argument, and an error that it throws arrives under its name',
  },
  activity: {
    example: "return await worker(order.id);",
    meaning:
      'work for somebody elsewhere, who asks for it: `const worker = activity<(id: string) => Promise<string>>("arn:aws:states:…", { timeout, heartbeat, retry })` declares it; who has the work and is silent for longer than `heartbeat` is given up with a `HeartbeatTimeoutError`',
  },
  job: {
    example: "const { JobRunState } = await crunch({ JobName: order.id }); return JobRunState;",
    meaning:
      'a job that is started and waited for, by its name: `const crunch = job("glue:startJobRun", { role, timeout, retry })` declares it. Its argument is the request of the service, its result the description of the job once it has ended, both spelled as Step Functions has them, with types for [each of them](integrations.md). A job that fails is a `JobFailed`, whose message is its description as JSON; one that cannot be started fails with the error of the service, such as `Glue.EntityNotFoundException`',
  },
  http: {
    example:
      'const { status } = await http<{ id: string }>("arn:aws:events:eu-west-1:111122223333:connection/shop/1", { url: "https://api.example.com/orders", method: "POST", body: order }); return status;',
    meaning:
      "calls a web API through a connection of EventBridge, by its ARN, which keeps the credentials: `url`, and as far as they are wanted `method`, `query`, `headers`, `body`. It yields `{ status, headers, body }`. An answer from 400 on is an `HttpError` with its `status`; where none came, `status` is null. The role may call this address with this method, as far as they are written out",
  },
  integration: {
    example: "const { MessageId } = await publish({ Message: order.id }); return MessageId;",
    meaning:
      'anything that Step Functions can call, by its resource, where no other word says it: an action with a role of another account, an integration with types of your own. `const publish = integration<(news: { Message: string }) => Promise<{ MessageId: string }>>("arn:aws:states:::sns:publish", { role, timeout, heartbeat, retry })` declares it; the argument is what the state sends, spelled as Step Functions wants it, the result what the state is given. A job that is waited for (`.sync`) and fails is a `JobFailed`',
  },
  start: {
    example: "return await start(settle, order.id, { name: order.id });",
    meaning:
      "starts an execution of another workflow of the project and does not wait for it; it yields the ARN, and nobody hears how it ends. A workflow that is called, `await settle(order.id)`, is waited for: what it returns is the result, and an error that leaves it is thrown under its own name and message. Each is a machine with an execution and a history of its own, and what has been registered in it to be undone is its own as well",
  },
  parameter: {
    example: 'return await reserve(parameter("OrdersTable"));',
    meaning:
      "a value that is known when it is deployed, such as the name of a table: `${OrdersTable}` in the definition, a parameter of the template. With `{ default: 3 }` it is a number. Natively, and in the code of a task, it is the environment variable of that name",
  },
  execution: {
    example: "return await reserve(execution.id);",
    meaning: "the execution that runs: `execution.id` (its ARN), `execution.name`, `execution.startTime`",
  },
  retry: {
    example:
      'const id = await retry({ on: SoldOut, retries: 3, interval: "1 minute" }, () => reserve(order.id)); return id;',
    meaning:
      "runs a block again when it fails with one of the errors in `on` (without it, with any), `retries` times at most. Around exactly one call it takes the place of that task's `@retry`; the repetitions of what the Lambda service itself has failed stay. Around more it is a loop with a Wait: what a failed try has assigned stays as it is",
  },
  within: {
    example: 'await within("10 seconds", () => check(order.id));',
    meaning:
      "limits how long a call may take, each try of it where it is repeated: then it fails with a `TimeoutError`. The function that was called is not stopped, here or there: natively what it does later is not looked at, a Lambda runs on to its own timeout",
  },
  saga: {
    example:
      "await saga(async () => { const id = await reserve(order.id); compensate(() => release(id)); await check(id); });",
    meaning:
      "a scope of its own: an error that leaves its block undoes what was registered in it, and goes on; a block that ends well hands its registrations to the scope around it",
  },
  commit: {
    example: "const id = await reserve(order.id); compensate(() => release(id)); commit(); await check(id);",
    meaning: "forgets what is registered in the scope: the point of no return",
  },
  rollback: {
    example: "const id = await reserve(order.id); compensate(() => release(id)); await rollback(); await check(id);",
    meaning: "undoes now what is registered in the scope, and forgets it",
  },
};

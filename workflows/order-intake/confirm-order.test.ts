/** A buyer who answers, who is slow, who never does, and a queue that is not there. */
import { QueueDoesNotExist, SendMessageCommand } from "@aws-sdk/client-sqs";
import { sleep } from "sfn-compile";
import { fail, succeed, type TaskToken } from "sfn-compile/lambda";
import { explore, exploring, simulate, when } from "sfn-compile/testing";
import { confirmOrder } from "./confirm-order";

const confirm = simulate(confirmOrder);
const order = { id: "o-9", total: 900 };

/** What a message carries. */
interface Question {
  readonly order: string;
  readonly reminder: number;
  readonly token: TaskToken<{ confirmed: boolean }>;
}

const read = (body: string | undefined): Question => JSON.parse(body ?? "") as Question;

test("a buyer who says yes after an hour", async () => {
  const run = await confirm(
    order,
    when(SendMessageCommand, async ({ MessageBody }) => {
      await sleep("1 hour");
      await succeed(read(MessageBody).token, { confirmed: true });
      return {};
    }),
  );
  expect(run.output).toBe("confirmed");
  expect(run.duration).toBe(3_600_000);
  expect(run.calls(SendMessageCommand)[0]?.[0].MessageBody).toBe('{"order":"o-9","reminder":0,"token":"<task token>"}');
});

test("a buyer who answers the reminder, and one who never answers", async () => {
  const slow = when(SendMessageCommand, async ({ MessageBody }) => {
    const { reminder, token } = read(MessageBody);
    if (reminder === 1) await succeed(token, { confirmed: false });
    return { MessageId: "m" };
  });
  const declined = await confirm(order, slow);
  expect([declined.output, declined.duration]).toEqual(["declined", 86_400_000]);
  const expired = await confirm(order, when(SendMessageCommand, {}));
  expect([expired.output, expired.duration]).toEqual(["expired", 2 * 86_400_000]);
});

test("a token that was not given is nobody's to answer", async () => {
  const stray = when(SendMessageCommand, async () => {
    await succeed<{ confirmed: boolean }>("another", { confirmed: true });
    return {};
  });
  await expect(confirm(order, stray)).rejects.toThrow(/a token that this call was not given/);
});

test("what the other side fails with is thrown, and so is what the call itself fails with", async () => {
  class Angry extends Error {}
  const run = await confirm(
    order,
    when(SendMessageCommand, async ({ MessageBody }) => {
      await fail(read(MessageBody).token, new Angry("stop asking"));
      return {};
    }),
  );
  expect(run.error).toEqual({ name: "Angry", message: "stop asking" });
  const gone = new QueueDoesNotExist({ $metadata: {}, message: "no such queue" });
  expect((await confirm(order, when(SendMessageCommand, gone))).error).toEqual({
    name: "QueueDoesNotExist",
    message: "no such queue",
  });
});

describe("a test that takes the question itself", () => {
  test("answers it, and so does nobody else", async () => {
    const run = confirm(order);
    const asked = await run.waitFor(SendMessageCommand);
    expect(read(asked.arguments[0].MessageBody)).toEqual({ order: "o-9", reminder: 0, token: asked.token });
    asked.succeed({ confirmed: true }, "3 hours");
    const done = await run;
    expect([done.output, done.duration]).toEqual(["confirmed", 3 * 3_600_000]);
    expect(done.calls(SendMessageCommand)[0]?.[0].MessageBody).toContain("<task token>");
  });

  test("lets the time run out, then fails it", async () => {
    const run = confirm(order, when(SendMessageCommand, { MessageId: "m" }));
    const first = await run.waitFor();
    await run.advance("23 hours");
    first.expire();
    const second = await run.waitFor(SendMessageCommand);
    expect(read(second.arguments[0].MessageBody).reminder).toBe(1);
    second.fail(new (class Angry extends Error {})("stop asking"), "", "1 hour");
    expect(await run).toMatchObject({
      error: { name: "Angry", message: "stop asking" },
      duration: 25 * 3_600_000,
    });
    await expect(run.waitFor()).rejects.toThrow("the run is over");
  });

  test("has to take it, where there is no stub", async () => {
    await expect(confirm(order)).rejects.toThrow("calls sqs:sendMessage, and nobody answers");
    await expect(confirm(order).waitFor("sendmessage")).rejects.toThrow('confirmOrder has no state "sendmessage"');
  });
});

test("whatever becomes of the question, machine and function do the same", async () => {
  const answering = when(SendMessageCommand, async ({ MessageBody }) => {
    await succeed(read(MessageBody).token, { confirmed: true });
    return {};
  });
  const found = await explore(confirmOrder, order, answering, exploring({ pairs: true }));
  expect(found.runs).toHaveLength(found.expected);
  expect(found.formula).toBe("1 + 1 call × 10 ways + 4 with a retry that succeeds + 10 pairs");
  const endings = new Map(found.runs.map(({ title, output, error }) => [title, output ?? error?.name]));
  const unanswered = "sqs:sendMessage is not answered in time";
  expect(endings.get(unanswered)).toBe("confirmed");
  expect(endings.get(`${unanswered}, then sqs:sendMessage (call 2) is not answered in time`)).toBe("expired");
  expect(endings.get(`${unanswered}, then sqs:sendMessage (call 2) is answered with Error`)).toBe("Error");
});

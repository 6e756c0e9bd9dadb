/** Natively, outside of any test of a workflow, the answer to a token comes from the same process. */
import { callback, HeartbeatTimeoutError, TimeoutError } from "../../src/index";
import { fail, heartbeat, succeed, type TaskToken } from "../../src/lambda";
import { withClock } from "../../src/words/clock";

/** No wait ever ends, as long as nothing else happens. */
const patient = { wait: () => new Promise<void>(() => undefined) };
/** Every wait is over at once. */
const hasty = { wait: () => Promise.resolve() };

const ask = (tell: (token: TaskToken<string>) => Promise<void>) => () =>
  callback<string>(
    async (token) => {
      setTimeout(() => void tell(token), 0);
      return "the response of the call, which nobody sees";
    },
    { timeout: "1 day", heartbeat: "1 hour" },
  );

test("an answer, after signs of life", async () => {
  const answered = withClock(
    patient,
    ask(async (token) => {
      await heartbeat(token);
      await heartbeat(token);
      await succeed(token, "yes");
    }),
  );
  await expect(answered).resolves.toBe("yes");
});

test("an answer that is there before the call has returned", async () => {
  const answered = callback<number>((token) => succeed(token, 7), { timeout: "1 day" });
  await expect(answered).resolves.toBe(7);
});

test("an error, under its name", async () => {
  class Refused extends Error {}
  const answered = withClock(
    patient,
    ask((token) => fail(token, new Refused("no"))),
  );
  await expect(answered).rejects.toMatchObject({ name: "Refused", message: "no" });
});

test("what the call itself throws is thrown", async () => {
  const called = callback<string>(() => Promise.reject(new TypeError("no such queue")), { timeout: "1 day" });
  await expect(called).rejects.toThrow(new TypeError("no such queue"));
});

test("silence, and a time that is over, are told apart", async () => {
  const silent = withClock(hasty, () => callback(async () => undefined, { timeout: "1 day", heartbeat: "1 hour" }));
  await expect(silent).rejects.toBeInstanceOf(HeartbeatTimeoutError);
  const late = await withClock(hasty, () => callback(async () => undefined, { timeout: "1 day" })).catch(
    (error: unknown) => error,
  );
  expect(late).toBeInstanceOf(TimeoutError);
  expect(late).not.toBeInstanceOf(HeartbeatTimeoutError);
});

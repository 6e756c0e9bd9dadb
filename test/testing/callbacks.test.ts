/** Machines that wait to be called back, activities and executions that they start, in the hands of a test. */
import type { Definition } from "../../compiler/asl/definition";
import { inTurn, neverAnswers } from "../../src/testing/script";
import { simulateAsl } from "../../src/testing/simulate-asl";

const ask = (more: object = {}) => ({
  Type: "Task",
  Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  Arguments: { QueueUrl: "q", MessageBody: { token: "{% $states.context.Task.Token %}" } },
  ...more,
});

const machine = (states: object): Definition =>
  ({ QueryLanguage: "JSONata", StartAt: Object.keys(states)[0] ?? "", States: states }) as Definition;

const approval = simulateAsl(
  machine({
    "Ask boss": ask({ TimeoutSeconds: 86_400, HeartbeatSeconds: 3600, Next: "Ask owner" }),
    "Ask owner": ask({
      Resource: "arn:aws:states:eu-west-1:123456789012:activity:owner",
      Arguments: "{% $states.input %}",
      Catch: [{ ErrorEquals: ["Declined"], Next: "no", Output: "{% $states.errorOutput.Cause %}" }],
      End: true,
    }),
    no: { Type: "Succeed" },
  }),
);

test("a test takes the tasks that wait, and answers them", async () => {
  const run = approval({});
  const boss = await run.waitFor("Ask boss");
  expect(boss.arguments).toEqual({ QueueUrl: "q", MessageBody: { token: boss.token } });
  boss.succeed({ boss: "yes" }, "30 minutes");
  const owner = await run.waitFor("owner");
  expect([owner.state, owner.arguments]).toEqual(["Ask owner", { boss: "yes" }]);
  owner.succeed("sold");
  await expect(run).resolves.toMatchObject({ status: "SUCCEEDED", output: "sold", duration: 1_800_000 });
  await expect(run.waitFor()).rejects.toThrow("the run is over");
});

test("a failure is caught under its name", async () => {
  const run = approval({}, { "Ask boss": { boss: "yes" } });
  (await run.waitFor()).fail(new (class Declined extends Error {})("too cheap"));
  expect(await run).toMatchObject({ output: "too cheap", states: ["Ask boss", "Ask owner", "no"] });
});

test("heartbeats keep a task alive; without them it expires", async () => {
  const run = approval({});
  const boss = await run.waitFor("sqs:sendMessage.waitForTaskToken");
  await run.advance("50 minutes");
  boss.heartbeat();
  await run.advance("50 minutes");
  boss.heartbeat();
  boss.expire();
  const { error, duration, execution } = await run;
  expect(error?.name).toBe("TimeoutError");
  expect(duration).toBe(160 * 60_000);
  expect(execution.history.map(({ type }) => type)).toContain("TaskTimedOut");
});

test("nothing happens behind the back of a test", async () => {
  const run = approval({});
  const boss = await run.waitFor();
  await new Promise((later) => setTimeout(later, 20));
  boss.succeed(null);
  const owner = await run.waitFor();
  owner.succeed(null);
  expect((await run).duration).toBe(0);
});

test("a stub answers for a token, too, or never", async () => {
  expect((await approval({}, { "Ask boss": 1, owner: 2 })).output).toBe(2);
  const silent = await approval({}, { "Ask boss": neverAnswers, owner: 2 });
  expect([silent.execution.error, silent.duration]).toEqual(["States.Timeout", 3_600_000]);
});

test("a task without a limit that nobody answers is reported", async () => {
  const run = simulateAsl(machine({ ask: ask({ End: true }) }))({});
  await expect(run).rejects.toThrow('the state "ask" waits for its token without a time limit');
});

test("branches wait at the same time", async () => {
  const branch = (name: string) => ({ StartAt: name, States: { [name]: ask({ TimeoutSeconds: 60, End: true }) } });
  const both = simulateAsl(machine({ both: { Type: "Parallel", Branches: [branch("a"), branch("b")], End: true } }));
  const run = both({});
  const [b, a] = [await run.waitFor("b"), await run.waitFor("a")];
  b.succeed("b", "10 seconds");
  a.succeed("a", "20 seconds");
  expect(await run).toMatchObject({ output: ["a", "b"], duration: 20_000 });
});

describe("executions that are started and waited for", () => {
  const settle = (resource: string) =>
    simulateAsl(
      machine({
        settle: {
          Type: "Task",
          Resource: `arn:aws:states:::states:startExecution.${resource}`,
          Arguments: { StateMachineArn: "arn:aws:states:eu-west-1:1:stateMachine:settle", Input: { order: 7 } },
          Output: "{% $states.result.Output %}",
          Catch: [
            { ErrorEquals: ["States.TaskFailed"], Next: "no", Output: "{% $parse($states.errorOutput.Cause) %}" },
          ],
          End: true,
        },
        no: { Type: "Succeed" },
      }),
    );

  test("get their input and give their output", async () => {
    const run = await settle("sync:2")({}, { settle: (input: { order: number }) => ({ settled: input.order }) });
    expect(run.output).toEqual({ settled: 7 });
    expect(run.calls("states:startExecution.sync:2")).toEqual([{ order: 7 }]);
    expect(run.results("settle")).toEqual([{ returned: { settled: 7 } }]);
    expect((await settle("sync")({}, { settle: { settled: 8 } })).output).toBe('{"settled":8}');
  });

  test("fail as AWS says it", async () => {
    const run = await settle("sync:2")({}, { settle: new RangeError("too much") });
    expect(run.output).toMatchObject({ Error: "RangeError", Cause: "too much", Status: "FAILED", Input: { order: 7 } });
  });
});

test("commands of the SDK are answered by their resource, one after the other", async () => {
  const state = (next: object) => ({
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:dynamodb:getItem",
    Arguments: { TableName: "t", Key: {} },
    Assign: { seen: "{% $states.result.Item.n %}" },
    Output: "{% $seen ? [$seen, $states.result.Item.n] : 0 %}",
    ...next,
  });
  const run = await simulateAsl(machine({ one: state({ Next: "two" }), two: state({ End: true }) }))(
    {},
    { "aws-sdk:dynamodb:getItem": inTurn({ Item: { n: 1 } }, { Item: { n: 2 } }) },
  );
  expect(run.output).toEqual([1, 2]);
});

test("an answer, or a question, for what is never called is refused", async () => {
  await expect(approval({}, { "Ask bos": 1 })).rejects.toThrow("Is Ask boss meant?");
  const run = await approval({}, { "Ask boss": 1, owner: 2 });
  expect(() => run.calls("Ask nobody")).toThrow('the machine has no task "Ask nobody"');
});

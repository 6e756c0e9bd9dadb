/** Commands of the document client are answered by their own classes, with plain values. */
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { delayed, inTurn, neverAnswers, simulate, timesOut, when } from "sfn-compile/testing";
import { book } from "../fixtures/document/reading/workflow";

const booking = simulate(book, { file: "test/fixtures/document/reading/workflow.ts" });
const busy = new ConditionalCheckFailedException({ $metadata: {}, message: "somebody else was quicker" });
const account = { id: "a", balance: 1, version: 1, history: [] };

test("who comes too late reads again", async () => {
  const run = await booking(
    { id: "a", by: 2 },
    when(GetCommand, ({ Key }) => ({ Item: { ...account, id: Key?.["id"] } })),
    when(UpdateCommand, inTurn(busy, { Attributes: { balance: 3 } })),
    when(QueryCommand, { Items: [{ by: 2 }] }),
  );
  expect(run.output).toEqual({ balance: 3, entries: 0, all: [{ by: 2 }] });
  expect(run.calls(UpdateCommand)).toHaveLength(2);
  expect(run.calls(UpdateCommand)[0]?.[0].ExpressionAttributeValues).toEqual({
    ":b": 3,
    ":version": 1,
    ":next": 2,
    ":h": [{ by: 2 }],
  });
});

test("whoever is always too late gives up", async () => {
  const run = await booking({ id: "a", by: 2 }, when(GetCommand, { Item: account }), when(UpdateCommand, busy));
  expect(run.output).toBe("busy");
});

test("commands take the time that their stubs say, or never answer", async () => {
  const given = [when(UpdateCommand, { Attributes: { balance: 3 } }), when(QueryCommand, { Items: [] })];
  const slow = await booking({ id: "a", by: 2 }, ...given, when(GetCommand, delayed("1 hour", { Item: account })));
  expect(slow).toMatchObject({ status: "SUCCEEDED", duration: 3_600_000 });
  const late = inTurn(delayed("5 minutes", busy), delayed("10 minutes", { Attributes: { balance: 3 } }));
  const again = await booking(
    { id: "a", by: 2 },
    ...given,
    when(GetCommand, { Item: account }),
    when(UpdateCommand, late),
  );
  expect(again).toMatchObject({ status: "SUCCEEDED", duration: 15 * 60_000 });
  for (const never of [neverAnswers, timesOut]) {
    const silent = await booking({ id: "a", by: 2 }, ...given, when(GetCommand, never));
    expect(silent).toMatchObject({ status: "TIMED_OUT", error: { name: "TimeoutError" }, duration: 365 * 86_400_000 });
  }
});

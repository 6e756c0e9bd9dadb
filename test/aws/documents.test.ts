/** Plain values and DynamoDB's tagged ones: what an expression makes of them is what the SDK's own functions make. */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import jsonata from "jsonata";
import { createRequire } from "node:module";
import { lowerExpression } from "../../compiler/4-emit/jsonata/lower";
import { print } from "../../compiler/4-emit/jsonata/print";
import type { OperationName } from "../../compiler/ir/operations";
import { anyJson } from "../../compiler/ir/kinds";
import { asMachine, asSdk, schemasOf } from "../../src/testing/sdk/schema";
import { toJson } from "../../src/testing/json";

const library = require.resolve("@aws-sdk/lib-dynamodb");
const { marshall, unmarshall } = createRequire(library)("@aws-sdk/util-dynamodb") as {
  marshall: (value: object) => Record<string, unknown>;
  unmarshall: (value: object) => unknown;
};

const span = { file: "", line: 1, column: 1, length: 1, lines: [] };

/** An operation of the library, on the input of an execution. */
function operating(name: OperationName) {
  const nothing = { variables: new Map(), made: new Set(), whole: new Set(), services: [], caught: "raw" } as never;
  const input = { kind: "input", kinds: anyJson, span } as never;
  const compiled = jsonata(
    print(lowerExpression({ kind: "operation", name, operands: [input], kinds: anyJson, span } as never, nothing)),
  );
  return async (given: unknown): Promise<unknown> =>
    toJson(await compiled.evaluate({}, { states: { context: { Execution: { Input: given } } } }));
}

const sent = operating("sent document");
const received = operating("received document");

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("", "S", 0, -1.5, 0.1 + 0.2, 1e-7, 12345.678, true, false, null, Number.MAX_SAFE_INTEGER),
    fc.integer(),
    fc.string({ maxLength: 4 }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "S", "M", "L", "NULL", "0", "x y"), tie("value"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

/** As a machine has it: the item that `putItem` is sent. */
const shape = schemasOf(new PutItemCommand({ TableName: "t", Item: {} })).input;

const inMachine = (value: unknown): unknown =>
  (asMachine({ Item: { value } }, shape) as { Item: { value: unknown } }).Item.value;

test("values are tagged as `marshall` tags them, and read as `unmarshall` reads them", async () => {
  await fc.assert(
    fc.asyncProperty(value, async (plain) => {
      const tagged = inMachine(marshall({ plain })["plain"]);
      expect(await sent(plain)).toEqual(tagged);
      const back = asSdk(toJson({ Item: { tagged } }), shape) as { Item: object };
      expect(await received(tagged)).toEqual(toJson((unmarshall(back.Item) as { tagged: unknown }).tagged));
    }),
    { seed: 6, numRuns: 150 },
  );
});

test.each([
  ["a number that JavaScript does not know exactly", "sent document" as const, 2 ** 53],
  ["a number that would be a bigint", "received document" as const, { N: "9007199254740993" }],
  ["a set", "received document" as const, { Ss: ["a"] }],
  ["bytes", "received document" as const, { B: "AAEC" }],
  ["bytes of an answer that are sent", "no bytes" as const, "AAEC"],
  ["bytes of an item that is sent", "sent attribute" as const, { M: { a: { L: [{ B: "AAEC" }] } } }],
])("%s ends the execution, and is never another value", async (_, name, given) => {
  await expect(operating(name)(given)).rejects.toMatchObject({ code: "D3137" });
});

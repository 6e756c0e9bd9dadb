/** Where lists go on, as the table of the compiler has it: against the paginators of the clients that are installed. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Shape } from "../../compiler/1-read/sdk/shapes";
import { tokenOf, tokens } from "../../compiler/1-read/sdk/tokens";

const clients = ["@aws-sdk/client-dynamodb", "@aws-sdk/client-sfn", "@aws-sdk/client-sqs", "@aws-sdk/lib-dynamodb"];

/** `createPaginator(Client, Command, "NextToken", "NextToken", …)` */
const made = /createPaginator\(\w+, \w+, "(\w+)", "([\w.]+)"/g;

test.each(clients)("every paginator of %s has its tokens in the table", (client) => {
  const folder = join(dirname(require.resolve(`${client}/package.json`)), "dist-es/pagination");
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const found = [...text.matchAll(made)].map(([, sent, received]) => `${sent} ${received}`);
  expect(found.length).toBeGreaterThan(0);
  expect(tokens.map((pair) => pair.join(" "))).toEqual(expect.arrayContaining(found));
});

/** A shape with members of these names. */
function having(...names: readonly string[]): Shape {
  const plain: Shape = { kind: "plain", kinds: 1 };
  return { kind: "struct", members: new Map(names.map((name) => [name, { name, shape: () => plain }])) };
}

test("an answer that says again where it began is asked where it goes on", () => {
  const listed = having("ContinuationToken", "NextContinuationToken", "Contents");
  expect(tokenOf(having("Bucket", "ContinuationToken"), listed)?.next.name).toBe("NextContinuationToken");
  expect(tokenOf(having("Marker"), having("Marker", "DBInstances"))?.next.name).toBe("Marker");
  expect(tokenOf(having("Marker", "NextToken"), having("NextMarker", "NextToken", "Marker"))?.next.name).toBe(
    "NextMarker",
  );
  expect(tokenOf(having("Bucket"), listed)).toBe(null);
  expect(tokenOf(having("NextToken", "nextToken"), having("NextToken", "nextToken"))).toBe(null);
});

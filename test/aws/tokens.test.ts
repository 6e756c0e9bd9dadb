/** Where lists go on, as the table of the compiler has it: against the paginators of the clients that are installed. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tokens } from "../../compiler/1-read/sdk/tokens";

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

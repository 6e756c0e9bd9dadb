/** The tables about services hold no row that says nothing, and none that contradicts another. */
import { passing } from "../../compiler/1-read/sdk/transient";
import { actions } from "../../src/build/permissions/actions";
import { jobs } from "../../src/build/permissions/jobs";
import { iamPrefix, prefixes } from "../../src/build/permissions/prefixes";
import { rows } from "../../src/build/permissions/resources";

const services = Object.keys(rows);

test("a prefix is another name than the service's", () => {
  expect(Object.entries(prefixes).filter(([service, prefix]) => service === prefix)).toEqual([]);
});

test("an action that is named is one of IAM, and not the one that its call would have anyway", () => {
  for (const [call, allowed] of Object.entries(actions)) {
    const [service = "", action = ""] = call.split(":");
    const plain = `${iamPrefix(service)}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
    expect(allowed).not.toEqual([plain]);
    expect(allowed.filter((name) => !/^[a-z][a-z0-9-]*:[A-Z]\w+$/.test(name))).toEqual([]);
  }
});

test("no two jobs are told of by one rule", () => {
  const rules = Object.values(jobs).flatMap(({ rule }) => rule ?? []);
  expect(new Set(rules).size).toBe(rules.length);
});

test("what arguments name is an ARN, and nothing that only a run knows is taken for a name", () => {
  const odd = new Map(["TableName", "Bucket", "QueueUrl", "TopicArn"].map((member) => [member, "{% $name %}"]));
  for (const service of services) expect(rows[service]?.(Object.fromEntries(odd), "getItem") ?? null).toBe(null);
  expect(rows["dynamodb"]?.({ TableName: "orders" }, "getItem")?.[0]).toMatch(/^arn:.*table\/orders$/);
});

test("throttling is met with another try, and a condition that fails is not", () => {
  expect(passing.has("ThrottlingException")).toBe(true);
  expect(passing.has("ConditionalCheckFailedException")).toBe(false);
});

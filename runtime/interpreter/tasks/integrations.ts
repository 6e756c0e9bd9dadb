/** What AWS does to the arguments of some integrations before it calls the service. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";
import { runtimeFailure } from "../lookup";
import { textOf } from "../payload";
import type { Visit } from "../run";

interface Row {
  /** Members that AWS adds. */
  readonly added?: { readonly [name: string]: Json };
  /** Members that AWS refuses, each with the test that it has to pass. */
  readonly formats?: { readonly [name: string]: (value: Json) => boolean };
}

const listsOfTexts = (value: Json): boolean =>
  typeof value === "object" &&
  value !== null &&
  !isList(value) &&
  Object.values(value).every((member) => isList(member) && member.every((each) => typeof each === "string"));

/** Service and action → what AWS adds and refuses. */
const rows: { readonly [resource: string]: Row } = {
  "ecs:runTask.sync": { added: { StartedBy: "AWS Step Functions" } },
  "apigateway:invoke": { formats: { Headers: listsOfTexts, QueryParameters: listsOfTexts } },
  "apigateway:invoke.waitForTaskToken": { formats: { Headers: listsOfTexts, QueryParameters: listsOfTexts } },
};

/** The arguments as the state has them, of those that the service gets. */
export function asWritten(resource: string, adapted: Json): Json {
  const added = rowOf(resource)?.added;
  if (added === undefined || typeof adapted !== "object" || adapted === null || isList(adapted)) return adapted;
  return Object.fromEntries(Object.entries(adapted).filter(([name]) => !Object.hasOwn(added, name)));
}

function rowOf(resource: string): Row | undefined {
  return rows[resource.split(":").slice(5).join(":")];
}

/** The arguments as the service gets them. */
export function adapted(visit: Visit, resource: string, given: Json): Json {
  const row = rowOf(resource);
  if (row === undefined || typeof given !== "object" || given === null || isList(given)) return given;
  for (const [name, isValid] of Object.entries(row.formats ?? {})) {
    const value = given[name];
    if (value !== undefined && !isValid(value)) {
      const why = `[The value of the field '${name}' has an invalid format]`;
      throw runtimeFailure(visit, `The Parameters '${textOf(given)}' could not be used to start the Task: ${why}`);
    }
  }
  return { ...given, ...row.added };
}

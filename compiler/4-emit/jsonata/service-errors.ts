/**
 * What Step Functions makes of the errors of services that are called as the SDK calls them, undone: behind the point stands
 * the name (`DynamoDb.ConditionalCheckFailedException`), and behind the message what the call was.
 */
import type { Service } from "./scope";
import { array, binary, call, conditional, literal, path, type Jsonata } from "./tree";

/** The name behind the point, of an error of one of the services. */
export function nameWithoutService(error: Jsonata, services: readonly Service[]): Jsonata {
  const raw = path(error, "Error");
  if (prefixesOf(services).length === 0) return raw;
  return conditional(isOf(services, error), call("substringAfter", raw, literal(".")), raw);
}

function isOf(services: readonly Service[], error: Jsonata): Jsonata {
  const prefix = call("substringBefore", path(error, "Error"), literal("."));
  return binary("in", prefix, array(...prefixesOf(services).map((errors) => literal(errors))));
}

function prefixesOf(services: readonly Service[]): readonly string[] {
  return services.flatMap(({ errors }) => (errors === null ? [] : [errors]));
}

/** ` (Service: DynamoDb, Status Code: 400, Request ID: …) (SDK Attempt Count: 1)` */
const tail = String.raw` \(Service: [^()]*\)( \(SDK Attempt Count: [0-9]+\))?$`;

/** The message without what the call was. */
export function messageWithoutCall(message: Jsonata, error: Jsonata, services: readonly Service[]): Jsonata {
  if (prefixesOf(services).length === 0) return message;
  const cut = call("replace", path(error, "Cause"), { kind: "regex", source: tail }, literal(""));
  return conditional(isOf(services, error), cut, message);
}

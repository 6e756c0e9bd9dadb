/**
 * Which services a definition uses itself, Lambda functions aside: `glue`, `sns`; `callback` for what waits for a token, and
 * `distributed map`. The published definitions and ours are read in the same way.
 */

/** The services of a definition, in the order of the alphabet. */
export function servicesIn(definition: unknown): readonly string[] {
  return [...new Set(partsOf(definition).flatMap(servicesOf))].sort();
}

/** Of what the published definition uses, what ours does without. */
export function missingOf(own: readonly string[], published: readonly string[]): readonly string[] {
  return published.filter((service) => !own.includes(service));
}

interface Part {
  readonly [field: string]: unknown;
}

/** Every object within a value. */
function partsOf(value: unknown): readonly Part[] {
  if (typeof value !== "object" || value === null) return [];
  const within = Object.values(value).flatMap(partsOf);
  return Array.isArray(value) ? within : [{ ...value }, ...within];
}

const integration = /^arn:[\w-]+:states:::(?:aws-sdk:)?([\w-]+):\w+(\.\w+(?::2)?)?$/;

function servicesOf({ Type, Resource, Mode }: Part): readonly string[] {
  if (Mode === "DISTRIBUTED") return ["distributed map"];
  if (Type !== "Task" || typeof Resource !== "string") return [];
  // In some, the resource itself is filled in when it is deployed.
  if (Resource.startsWith("${DDB")) return ["dynamodb"];
  const [, service = "lambda", pattern] = integration.exec(Resource) ?? [];
  const called = service === "lambda" ? [] : [otherNames.get(service) ?? service];
  return pattern === ".waitForTaskToken" ? [...called, "callback"] : called;
}

/** Services have two names where Step Functions has an integration of its own for them. */
const otherNames = new Map([
  ["events", "eventbridge"],
  ["states", "sfn"],
]);

/** Programs that use `retry` and `within` where that is refused. */
interface Refused {
  readonly program: string;
  readonly code: string;
  readonly marked: string;
  readonly says: string;
}

/** The programs, made of the bodies of workflows. */
export function refusedWords(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const retry = (options: string, marked: string, says: string, block = "() => ask(x)"): Refused => ({
    program: workflow(`return await retry(${options}, ${block});`),
    code: "SFN1209",
    marked,
    says,
  });
  const two = "async () => { await ask(x); return await ask(x); }";
  return {
    "a policy that is computed": retry("{ retries: x.length }", "{ retries: x.length }", "`retries` is a whole number"),
    "a policy put together": retry(
      "{ ...{ retries: 1 }, backoff: 1 }",
      "{ ...{ retries: 1 }, backoff: 1 }",
      "each with a value",
    ),
    "a wait of no seconds": retry(
      '{ retries: 1, interval: "0 seconds" }',
      '{ retries: 1, interval: "0 seconds" }',
      "`interval`",
    ),
    "a name that belongs to Step Functions": retry(
      '{ retries: 1, on: "States.ALL" }',
      '{ retries: 1, on: "States.ALL" }',
      "`on`",
    ),
    "a class that is no error of the project": retry(
      "{ retries: 1, on: AggregateError }",
      "{ retries: 1, on: AggregateError }",
      "`on`",
    ),
    "an error of no name": retry("{ retries: 1, on: [] }", "{ retries: 1, on: [] }", "at least one"),
    "a block that waits for fractions": retry(
      "{ retries: 2, backoff: 1.5 }",
      `retry({ retries: 2, backoff: 1.5 }, ${two})`,
      "whole `backoff`",
      two,
    ),
    "a block with jitter": retry(
      "{ retries: 2, jitter: true }",
      `retry({ retries: 2, jitter: true }, ${two})`,
      "`jitter`",
      two,
    ),
    "a block that waits for too long": retry(
      '{ retries: 30, interval: "1 day" }',
      `retry({ retries: 30, interval: "1 day" }, ${two})`,
      "give a `max`",
      two,
    ),
    "a word that nobody waits for": {
      program: workflow("retry({ retries: 1 }, () => ask(x)); return x;"),
      code: "SFN1209",
      marked: "retry({ retries: 1 }, () => ask(x))",
      says: "await retry",
    },
    "a limit around more than a call": {
      program: workflow(`return await within("1 minute", ${two});`),
      code: "SFN1209",
      marked: `within("1 minute", ${two})`,
      says: "exactly one call",
    },
    "a limit around tries": {
      program: workflow('return await within("1 minute", () => retry({ retries: 1 }, () => ask(x)));'),
      code: "SFN1209",
      marked: 'within("1 minute", () => retry({ retries: 1 }, () => ask(x)))',
      says: "exactly one call",
    },
    "a limit of no time": {
      program: workflow('return await within("0.5 seconds", () => ask(x));'),
      code: "SFN1208",
      marked: '"0.5 seconds"',
      says: "30 seconds",
    },
  };
}

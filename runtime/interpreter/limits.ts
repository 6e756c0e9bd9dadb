/**
 * The quotas of the platform that an execution can run into, with AWS's values.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export interface Limits {
  /** Bytes of JSON text of one input, output, task result or variable. */
  readonly payloadBytes: number;
  /** Bytes of all variables of an execution. */
  readonly variablesBytes: number;
  /** Events of a history; the one with this number is the failure of the execution. */
  readonly events: number;
  /** Nested evaluations within one JSONata expression. */
  readonly depth: number;
  /**
   * Evaluations of sub-expressions within one JSONata expression. AWS stops an expression after one second;
   * steps are counted instead, so that a slow machine gives the same answer as a fast one.
   */
  readonly steps: number;
  /** Iterations of an inline Map that run at the same time. */
  readonly mapConcurrency: number;
  /** Child executions of a distributed Map that run at the same time. */
  readonly mapRunConcurrency: number;
  /** Milliseconds that an execution may last. */
  readonly duration: number;
}

const shared = {
  payloadBytes: 262_144,
  variablesBytes: 10_485_760,
  depth: 100,
  steps: 1_000_000,
  mapConcurrency: 40,
  mapRunConcurrency: 10_000,
};

/** A Standard workflow may last a year; an Express one five minutes, and AWS keeps no history of it; the bound is ours. */
export const limitsOf = {
  STANDARD: { ...shared, events: 25_000, duration: 365 * 24 * 3_600_000 },
  EXPRESS: { ...shared, events: 250_000, duration: 300_000 },
} satisfies { readonly [type: string]: Limits };

/** What a campaign came to, in words. */
import type { Tally } from "./campaign";

/** `300 programs, 900 runs, 0 differences; 0.3 % refused, 1.7 % with outlined code, 0.1 % of the runs met a limit` */
export function shares(tally: Tally): string {
  const { programs, runs, findings } = tally;
  const share = (counts: ReadonlyMap<string, number>, all: number): string =>
    `${((100 * sum(counts)) / Math.max(1, all)).toFixed(1)} %`;
  const refused = `${share(tally.refusals, programs)} refused`;
  const outlined = `${share(tally.outlined, programs)} with outlined code`;
  const limited = `${share(tally.limits, runs)} of the runs met a limit`;
  return `${programs} programs, ${runs} runs, ${findings.length} differences; ${refused}, ${outlined}, ${limited}`;
}

/** The counts together. */
export function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

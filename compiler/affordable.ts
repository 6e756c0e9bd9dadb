/**
 * Step Functions evaluates an expression to a depth of a hundred levels. One that would need more is written in parts,
 * over more states than the smallest machine has; and one that is too much by itself is outlined. In parts it is written
 * too where a definition would be larger than Step Functions takes: what states share is then evaluated once.
 */
import type { Pass } from "./3-plan/plan";
import { definitionTooLarge, expressionTooDeep, expressionTooLong } from "./diagnostics/catalog/check";
import type { Diagnostic, Report } from "./diagnostics/report";
import type { Flow } from "./ir/flow";
import { keyOfSpan } from "./ir/span";

/** What becomes of a workflow: with passes that make it small, and read again with what is too heavy outlined. */
export interface Ways<Result> {
  readonly passes: readonly Pass[];
  readonly write: (flow: Flow, passes: readonly Pass[]) => Result;
  /** Null: nothing may be outlined. */
  readonly readAgain: ((heavy: ReadonlyMap<string, Diagnostic>) => Flow | null) | null;
}

/** Passes that put expressions into each other. */
const merging: ReadonlySet<Pass> = new Set<Pass>([
  "reduceLoops",
  "inlineConstants",
  "rideAssignments",
  "foldBranches",
  "copyAssignments",
  "evaluateInArguments",
  "evaluateWithNext",
  "specialiseEndings",
]);

/** Each time that a workflow is read again something else may turn out to be too much; never often. */
const rounds = 6;

/** Writes a workflow so that each of its expressions can be evaluated, where there is a way. */
export function affordable<Result>(flow: Flow, ways: Ways<Result>, report: Report): Result {
  const { mark } = report;
  const heavy = new Map<string, Diagnostic>();
  let current = flow;
  for (let round = 0; ; round++) {
    const { result, refused } = inParts(current, ways, report);
    const known = heavy.size;
    for (const said of refused) if (said.span !== null) heavy.set(keyOfSpan(said.span), said);
    if (heavy.size === known || round === rounds) return result;
    const again = ways.readAgain === null ? null : lighter(ways.readAgain, heavy, report, mark);
    if (again === null) return result;
    current = again;
  }
}

/** The workflow as it is read with all of that outlined; null where it cannot be, and stays refused. */
function lighter(
  read: (heavy: ReadonlyMap<string, Diagnostic>) => Flow | null,
  heavy: ReadonlyMap<string, Diagnostic>,
  report: Report,
  mark: number,
): Flow | null {
  const errors = report.errorsSince(mark);
  report.rollBack(mark);
  const flow = read(heavy);
  if (flow !== null && report.errorsSince(mark).length === 0) return flow;
  report.rollBack(mark);
  for (const said of errors) report.repeat(said);
  return null;
}

/** Written with as few states as can be; where that is too heavy, with fewer expressions put into each other. */
function inParts<Result>(
  flow: Flow,
  { passes, write }: Ways<Result>,
  report: Report,
): { readonly result: Result; readonly refused: readonly Diagnostic[] } {
  const { mark } = report;
  const fewer = passes.filter((pass) => !merging.has(pass));
  let result = write(flow, passes);
  for (const chosen of [fewer, []]) {
    if (found(report, mark, [...expressionTooHeavy, definitionTooLarge]).length === 0) break;
    report.rollBack(mark);
    result = write(flow, chosen);
  }
  return { result, refused: found(report, mark, expressionTooHeavy) };
}

const expressionTooHeavy = [expressionTooDeep, expressionTooLong];

function found(report: Report, mark: number, kinds: readonly { readonly code: string }[]): readonly Diagnostic[] {
  return report.errorsSince(mark).filter(({ code }) => kinds.some((kind) => kind.code === code));
}

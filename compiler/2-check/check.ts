/** Refuses, or warns of, what type-checks and can be read but would not do what is meant. One rule a file. */
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import { lostWrites } from "./lost-writes";
import { swallowedErrors } from "./swallowed-errors";

/** Runs every rule over a flow. */
export function check(flow: Flow, report: Report): void {
  lostWrites(flow, report);
  swallowedErrors(flow, report);
}

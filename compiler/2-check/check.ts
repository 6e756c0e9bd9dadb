/** Refuses, or warns of, what type-checks and can be read but would not do what is meant. One rule a file. */
import type { TaskDeclaration } from "../compiled";
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";
import { itemsInTime } from "./apart";
import { expressCalls } from "./express";
import { hiddenKeys } from "./hidden-keys";
import { keptByMembers } from "./kept-by-members";
import { lostWrites } from "./lost-writes";
import { swallowedErrors } from "./swallowed-errors";
import { uncompensatedTasks } from "./uncompensated";

/** Runs every rule over a flow. */
export function check(flow: Flow, tasks: readonly TaskDeclaration[], report: Report): void {
  expressCalls(flow, report);
  hiddenKeys(flow, report);
  itemsInTime(flow, report);
  keptByMembers(flow, report);
  lostWrites(flow, report);
  swallowedErrors(flow, report);
  if (!report.failed) uncompensatedTasks(flow, tasks, report);
}

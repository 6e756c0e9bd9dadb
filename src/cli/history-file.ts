/** A saved history: the file that `aws stepfunctions get-execution-history` or `run --json --history` has written. */
import { notAHistory } from "../../compiler/diagnostics/catalog/run";
import type { Report } from "../../compiler/diagnostics/report";
import { isRecord } from "../../runtime/interpreter/json";
import { entriesOf } from "../history/entry";
import type { Entry } from "../history/entry";
import type { Io } from "./io";
import { readJson } from "./run/input";

/** A list of events, or an object that holds one as `events` (AWS) or `history` (`run --json --history`). */
export async function readHistory(source: string, io: Io, report: Report): Promise<readonly Entry[] | null> {
  const value = await readJson(source, "the history", { io, report });
  if (report.failed) return null;
  const events: unknown = isRecord(value) ? (value["events"] ?? value["history"]) : value;
  const entries = Array.isArray(events) && events.length > 0 ? entriesOf(events) : null;
  if (entries === null) report.add(notAHistory, null, { path: source, what: "history" });
  return entries;
}

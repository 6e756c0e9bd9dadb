/** Retriers and catchers. */
import { below } from "./diagnostic";
import { catcherShape, retrierShape } from "./part-fields";
import type { Setting } from "./setting";
import { checkShape, recordAt, type Fields } from "./shape";

/** Checks the retriers and catchers of a state. */
export function checkErrorHandling(state: Fields, location: string, setting: Setting): void {
  checkEntries(state["Retry"], below(location, "Retry"), retrierShape, setting);
  checkEntries(state["Catch"], below(location, "Catch"), catcherShape, setting);
}

function checkEntries(entries: unknown, location: string, shape: typeof retrierShape, setting: Setting): void {
  if (!Array.isArray(entries)) return;
  for (const [index, value] of entries.entries()) {
    const place = `${location}[${index}]`;
    const entry = recordAt(value, place, setting);
    if (entry === undefined) continue;
    checkShape(entry, shape, place, setting);
    checkNames(entry["ErrorEquals"], index === entries.length - 1, below(place, "ErrorEquals"), setting);
  }
}

function checkNames(names: unknown, isLast: boolean, location: string, { findings }: Setting): void {
  if (!Array.isArray(names)) return;
  for (const [index, name] of names.entries()) {
    if (typeof name !== "string") findings.schema("Expected value of type [STRING]", `${location}[${index}]`);
  }
  if (names.includes("States.ALL") && (names.length > 1 || !isLast)) {
    findings.schema("States.ALL must appear alone and at end of list", location);
  }
}

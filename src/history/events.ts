/** The events of a history as a table: id, the event that led to it, the clock, the type, what it is about. */
import { duration, failureText } from "./text";
import { shorten } from "./shorten";
import { textIn } from "./entry";
import type { Entry } from "./entry";

/** One line for each event. */
export function eventLines(entries: readonly Entry[]): readonly string[] {
  const start = entries[0]?.time ?? 0;
  const digits = String(entries.at(-1)?.id ?? 0).length;
  const types = Math.max(0, ...entries.map(({ type }) => type.length));
  return entries.map((entry) => {
    const clock = duration(entry.time - start).padStart(12);
    const link = `← ${String(entry.previous).padStart(digits)}`;
    const words = [String(entry.id).padStart(digits), link, clock, entry.type.padEnd(types), about(entry)];
    return words.join("  ").trimEnd();
  });
}

function about(entry: Entry): string {
  const name = textIn(entry, "name") ?? textIn(entry, "state") ?? resourceOf(entry);
  const error = textIn(entry, "error");
  const index = entry.details["index"];
  const value = textIn(entry, "input") ?? textIn(entry, "parameters") ?? textIn(entry, "output");
  return [
    typeof index === "number" ? `${name}[${index}]` : name,
    error === null ? "" : `! ${failureText(error, textIn(entry, "cause") ?? "")}`,
    value === null ? "" : shorten(value),
  ]
    .filter((word) => word !== "")
    .join("  ");
}

/** `lambda:invoke`, or the ARN that a state names as its resource. */
function resourceOf(entry: Entry): string {
  const [type, resource] = [textIn(entry, "resourceType"), textIn(entry, "resource")];
  return [type, resource].filter((part) => part !== null).join(":");
}

/** How large a definition may be: the whole of it, as it is sent. */
import type { Definition } from "../asl/definition";
import { definitionTooLarge } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Flow } from "../ir/flow";

/** Step Functions takes a megabyte, in which functions have their ARNs: longer than their names here. */
const largest = 1_000_000;

/** Refuses a definition that Step Functions would not take. */
export function checkSize(definition: Definition, { name, span }: Flow, report: Report): void {
  const bytes = new TextEncoder().encode(JSON.stringify(definition)).length;
  if (bytes > largest) report.add(definitionTooLarge, span, { name, bytes });
}

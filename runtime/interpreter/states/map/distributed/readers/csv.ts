/** CSV: one object of texts for each row. */
import type { Json } from "../../../../../../compiler/asl/definition";
import type { ReaderConfig } from "../../../../definition/machine";
import { StateFailure, itemReaderError } from "../../../../failures";

const delimiters: { readonly [name: string]: string } = {
  COMMA: ",",
  PIPE: "|",
  SEMICOLON: ";",
  SPACE: " ",
  TAB: "\t",
};

/** The rows of a text. Fields without a header are left out, headers without a field are empty. */
export function parseCsv(text: string, config: ReaderConfig): readonly Json[] {
  const rows = rowsOf(text, delimiters[config.CSVDelimiter ?? "COMMA"] ?? ",");
  const headers = config.CSVHeaderLocation === "GIVEN" ? (config.CSVHeaders ?? []) : (rows.shift() ?? []);
  if (new Set(headers).size < headers.length) {
    throw new StateFailure(itemReaderError, "CSV headers cannot contain duplicates.");
  }
  return rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at] ?? ""])));
}

/** The fields of all rows; a field in double quotes may hold delimiters, line breaks and doubled quotes. */
export function rowsOf(text: string, delimiter: string): string[][] {
  const separator = delimiter === "|" ? "\\|" : delimiter;
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, "gy");
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of text.matchAll(field)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== delimiter) rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || (row[0] ?? "") !== "");
}

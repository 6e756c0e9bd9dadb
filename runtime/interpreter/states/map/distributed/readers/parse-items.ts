/** Items out of the text of an object: JSON, JSON lines or CSV. */
import type { Json } from "../../../../../../compiler/asl/definition";
import type { ReaderConfig } from "../../../../definition/machine";
import { StateFailure, itemReaderError } from "../../../../failures";
import { isList, parse } from "../../../../json";
import { parseCsv } from "./csv";

/** The items that a text holds. Fails with `States.ItemReaderFailed`. */
export function parseItems(text: string, config: ReaderConfig): readonly Json[] {
  switch (config.InputType ?? "JSON") {
    case "JSON":
      return listAt(parsed(text), config.ItemsPointer ?? "");
    case "JSONL":
      return text.split(/\r?\n/).flatMap((line) => (line.trim() === "" ? [] : [parsed(line)]));
    case "CSV":
      return parseCsv(text, config);
    default:
      throw failed(`The local runtime does not read ${config.InputType ?? ""}.`);
  }
}

function parsed(text: string): Json {
  try {
    return parse(text);
  } catch (thrown) {
    throw failed(`Unable to parse JSON: ${thrown instanceof Error ? thrown.message : ""}`);
  }
}

/** The list at a JSON Pointer. */
function listAt(document: Json, pointer: string): readonly Json[] {
  let value: Json = document;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const member: Json | undefined = membersOf(value).get(name);
    if (member === undefined) throw failed(`The ItemsPointer '${pointer}' leads nowhere.`);
    value = member;
  }
  if (isList(value)) return value;
  throw failed("Attempting to map over non-iterable node.");
}

function membersOf(value: Json): ReadonlyMap<string, Json> {
  return new Map<string, Json>(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

function failed(cause: string): StateFailure {
  return new StateFailure(itemReaderError, cause);
}

/** What a Map state has that no other state has: where its items come from, and where its results go. */
import { isRecord } from "../interpreter/json";
import { below } from "./diagnostic";
import * as parts from "./part-fields";
import type { Setting } from "./setting";
import { checkShape, type Fields, type Shape } from "./shape";

/** Checks the parts of a Map state, its processor's states aside. */
export function checkMapParts(state: Fields, location: string, setting: Setting): void {
  checkReader(state["ItemReader"], below(location, "ItemReader"), setting);
  checkPart(state["ItemBatcher"], parts.itemBatcherShape, below(location, "ItemBatcher"), setting);
  checkWriter(state["ResultWriter"], below(location, "ResultWriter"), setting);
}

/** Checks how the iterations of a Map run. */
export function checkProcessorConfig(config: unknown, location: string, setting: Setting): void {
  if (!isRecord(config)) return;
  const isDistributed = config["Mode"] === "DISTRIBUTED";
  checkShape(config, isDistributed ? parts.distributedShape : parts.inlineShape, location, setting);
  if (isDistributed && setting.machine.type === "EXPRESS") {
    setting.findings.schema(
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
      below(location, "Mode"),
    );
  }
}

function checkPart(part: unknown, shape: Shape, location: string, setting: Setting): void {
  if (isRecord(part)) checkShape(part, shape, location, setting);
}

function checkReader(reader: unknown, location: string, setting: Setting): void {
  if (!isRecord(reader)) return;
  checkShape(reader, parts.itemReaderShape, location, setting);
  checkStore(reader["Resource"], ["getObject", "listObjectsV2"], location, setting);
  const config = reader["ReaderConfig"];
  const place = below(location, "ReaderConfig");
  if (!isRecord(config)) return;
  const mayHaveHeaders = config["InputType"] === "CSV" || !Object.hasOwn(config, "InputType");
  checkShape(config, mayHaveHeaders ? parts.csvConfigShape : parts.readerConfigShape, place, setting);
  if (config["InputType"] === "CSV" && !Object.hasOwn(config, "CSVHeaderLocation")) {
    setting.findings.schema("The field 'CSVHeaderLocation' is required", place);
  }
  if (config["CSVHeaderLocation"] === "GIVEN" && !Object.hasOwn(config, "CSVHeaders")) {
    setting.findings.schema("These fields are required: [CSVHeaders]", place);
  }
}

function checkWriter(writer: unknown, location: string, setting: Setting): void {
  if (!isRecord(writer)) return;
  checkShape(writer, parts.resultWriterShape, location, setting);
  checkStore(writer["Resource"], ["putObject"], location, setting);
  checkPart(writer["WriterConfig"], parts.writerConfigShape, below(location, "WriterConfig"), setting);
}

function checkStore(resource: unknown, actions: readonly string[], location: string, { findings }: Setting): void {
  if (typeof resource !== "string") return;
  const action = /^arn:[^:]+:states:[^:]*:[^:]*:s3:(\w+)$/.exec(resource)?.[1];
  if (action !== undefined && actions.includes(action)) return;
  findings.schema("The field 'Resource' does not match any of the allowed values", below(location, "Resource"));
}

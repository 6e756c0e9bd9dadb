/** `ItemReader`: the items of a Map Run out of the object store. */
import type { Json } from "../../../../../compiler/asl/definition";
import type { Item } from "../../../context";
import { effectiveInput } from "../../../dataflow";
import type { ItemReader, MapState, ReaderConfig } from "../../../definition/machine";
import { StateFailure, itemReaderError } from "../../../failures";
import { isRecord } from "../../../json";
import { fillPayload, select } from "../../../lookup";
import type { ObjectStore } from "../../../object-store";
import { evaluate } from "../../../query";
import type { Visit } from "../../../run";
import { integerOf } from "../../integer";
import { indexed } from "../items";
import { actionOf, type Request } from "./access";
import { parseItems } from "./readers/parse-items";
import { contentOf } from "./readers/content";
import { itemsOfManifest } from "./readers/manifest";

export interface Reading {
  readonly bucket: string;
  /** Of the object, or the prefix of the objects to list. */
  readonly key: string;
  readonly lists: boolean;
  readonly config: ReaderConfig;
  readonly most: number;
  readonly request: Request;
}

/** What a state reads. */
export async function readingOf(reader: ItemReader, state: MapState, visit: Visit): Promise<Reading> {
  const given = await argumentsOf(reader, state, visit);
  const lists = reader.Resource.endsWith(":listObjectsV2");
  const config = reader.ReaderConfig ?? {};
  const most = await mostItems(config, state, visit);
  const plain = Object.fromEntries(Object.entries(config).filter(([name]) => !name.startsWith("MaxItems")));
  const limited = most === Infinity ? {} : { MaxItems: most };
  return {
    bucket: textAt(given, "Bucket"),
    key: textAt(given, lists ? "Prefix" : "Key"),
    lists,
    config,
    most,
    request: {
      action: actionOf(reader.Resource),
      arguments: { ...(isRecord(given) ? given : {}), ...plain, ...limited },
    },
  };
}

function argumentsOf(reader: ItemReader, state: MapState, visit: Visit): Promise<Json> | Json {
  if (visit.language === "JSONata") return evaluate(visit, reader.Arguments ?? {}, "ItemReader/Arguments");
  return fillPayload(visit, reader.Parameters ?? {}, { payload: effectiveInput(visit, state) });
}

async function mostItems(config: ReaderConfig, state: MapState, visit: Visit): Promise<number> {
  const { MaxItems, MaxItemsPath } = config;
  if (MaxItems === undefined && MaxItemsPath === undefined) return Infinity;
  const value =
    MaxItemsPath === undefined
      ? await evaluate(visit, MaxItems ?? 0, "ItemReader/ReaderConfig/MaxItems")
      : select(visit, MaxItemsPath, { payload: effectiveInput(visit, state) });
  return integerOf(value) ?? 0;
}

function textAt(given: Json, name: string): string {
  const value = isRecord(given) ? given[name] : undefined;
  return typeof value === "string" ? value : "";
}

/** The items, with their places. Fails with `States.ItemReaderFailed`. */
export async function readItems(reading: Reading, store: ObjectStore): Promise<readonly Item[]> {
  if (reading.most <= 0) throw new StateFailure(itemReaderError, "field MaxItems must be positive");
  const values = await valuesOf(reading, store);
  const Source = `s3://${reading.bucket}/${reading.key}`;
  return indexed(values.slice(0, reading.most)).map((item) => ({ ...item, Source }));
}

async function valuesOf(reading: Reading, store: ObjectStore): Promise<readonly Json[]> {
  const { bucket, key, config } = reading;
  if (reading.lists) return listed(reading, store);
  if (config.InputType === "MANIFEST" || config.ManifestType !== undefined) {
    return itemsOfManifest({ bucket, key }, config, store);
  }
  return parseItems(await contentOf(store, bucket, key), config);
}

async function listed({ bucket, key, config }: Reading, store: ObjectStore): Promise<readonly Json[]> {
  const objects = await store.list(bucket, key);
  if (config.Transformation === "LOAD_AND_FLATTEN") {
    const lists: (readonly Json[])[] = [];
    for (const each of objects) lists.push(parseItems(await contentOf(store, bucket, each.key), config));
    return lists.flat();
  }
  return objects.map(({ key: name, size, etag, lastModified, storageClass }) => ({
    Etag: etag ?? `"${name}"`,
    Key: name,
    LastModified: Math.floor((lastModified?.getTime() ?? 0) / 1000),
    Size: size,
    StorageClass: storageClass ?? "STANDARD",
  }));
}

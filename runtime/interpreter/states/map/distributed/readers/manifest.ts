/** Manifests: objects that name the objects with the data, as S3 Inventory and Athena write them. */
import type { Json } from "../../../../../../compiler/asl/definition";
import type { ReaderConfig } from "../../../../definition/machine";
import { StateFailure, itemReaderError } from "../../../../failures";
import { isRecord, parse } from "../../../../json";
import type { ObjectStore } from "../../../../object-store";
import { contentOf } from "./content";
import { parseItems } from "./parse-items";
import { rowsOf } from "./csv";

interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** The items of all objects that a manifest names. */
export async function itemsOfManifest(
  place: Place,
  config: ReaderConfig,
  store: ObjectStore,
): Promise<readonly Json[]> {
  const text = await contentOf(store, place.bucket, place.key);
  return config.ManifestType === "ATHENA_DATA" ? ofAthena(text, config, store) : ofInventory(text, place, store);
}

/** One `s3://bucket/key` a line. */
async function ofAthena(text: string, config: ReaderConfig, store: ObjectStore): Promise<readonly Json[]> {
  const items: (readonly Json[])[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(line.trim()) ?? [];
    if (bucket !== undefined && key !== undefined) items.push(parseItems(await contentOf(store, bucket, key), config));
  }
  return items.flat();
}

/** `{ fileSchema: "Bucket, Key, …", files: [{ key }] }`, the files being CSV without a header. */
async function ofInventory(text: string, { bucket }: Place, store: ObjectStore): Promise<readonly Json[]> {
  const { schema, keys } = readInventory(text);
  const items: Json[] = [];
  for (const key of keys) {
    for (const row of rowsOf(await contentOf(store, bucket, key), ",")) {
      items.push(Object.fromEntries(schema.map((name, at) => [name, row[at] ?? ""])));
    }
  }
  return items;
}

function readInventory(text: string): { readonly schema: readonly string[]; readonly keys: readonly string[] } {
  let manifest: unknown;
  try {
    manifest = parse(text);
  } catch {
    manifest = undefined;
  }
  const files: unknown = isRecord(manifest) ? manifest["files"] : undefined;
  const schema: unknown = isRecord(manifest) ? manifest["fileSchema"] : undefined;
  if (!Array.isArray(files) || typeof schema !== "string") {
    throw new StateFailure(itemReaderError, "The manifest is no manifest of S3 Inventory.");
  }
  const keys = files.flatMap((file: unknown) => (isRecord(file) && typeof file["key"] === "string" ? file["key"] : []));
  return { schema: schema.split(",").map((name) => name.trim()), keys };
}

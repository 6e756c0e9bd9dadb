/**
 * s3.csv<Row>({ bucket, key })   →   ItemReader: s3:getObject with InputType CSV
 * s3.objects({ bucket, prefix }) →   ItemReader: s3:listObjectsV2
 */

/** One object, or all objects whose keys begin with a prefix. */
export type Location =
  | { readonly bucket: string; readonly key: string; readonly prefix?: never }
  | { readonly bucket: string; readonly prefix: string; readonly key?: never };

/** How the fields of a CSV file are told apart, and what they are called. */
export interface CsvFormat {
  /** Default: a comma. */
  readonly delimiter?: "," | "|" | ";" | " " | "\t";
  /** Names of the fields; by default the first row has them. */
  readonly headers?: readonly string[];
}

/** Where in a document the list of items is, as a JSON Pointer: `/orders/lines`. */
export interface JsonFormat {
  readonly pointer?: string;
}

/** An object as a listing has it. */
export interface ListedObject {
  readonly Key: string;
  readonly Size: number;
  readonly Etag: string;
  /** Seconds since 1970. */
  readonly LastModified: number;
  readonly StorageClass: string;
}

/** An object as S3 Inventory has it: what else its file has depends on its configuration, and everything is text. */
export interface InventoriedObject {
  readonly Bucket: string;
  readonly Key: string;
  readonly [field: string]: string;
}

/** What items are read from, without anything reading them all at once. */
export class ItemSource<Item> {
  /** Only types know what the items are. */
  declare readonly item: Item;
  readonly action: "s3:getObject" | "s3:listObjectsV2";
  readonly arguments: { readonly [name: string]: unknown };

  constructor(action: ItemSource<Item>["action"], sent: ItemSource<Item>["arguments"]) {
    this.action = action;
    this.arguments = sent;
  }
}

function reading<Item>({ bucket, key, prefix }: Location, config: object): ItemSource<Item> {
  return key === undefined
    ? new ItemSource("s3:listObjectsV2", {
        Bucket: bucket,
        Prefix: prefix,
        Transformation: "LOAD_AND_FLATTEN",
        ...config,
      })
    : new ItemSource("s3:getObject", { Bucket: bucket, Key: key, ...config });
}

const delimiters = { ",": "COMMA", "|": "PIPE", ";": "SEMICOLON", " ": "SPACE", "\t": "TAB" } as const;

/** The sources in S3 that a `distributedMap` reads its items from. */
export const s3 = {
  /** The objects whose keys begin with a prefix, all of the bucket without one; their content is not read. */
  objects: ({ bucket, prefix }: { readonly bucket: string; readonly prefix?: string }): ItemSource<ListedObject> =>
    new ItemSource("s3:listObjectsV2", { Bucket: bucket, ...(prefix === undefined ? {} : { Prefix: prefix }) }),

  /** The rows of a CSV file: an object of texts for each. */
  csv: <Row extends object>({ delimiter, headers, ...place }: Location & CsvFormat): ItemSource<Row> =>
    reading(place, {
      InputType: "CSV",
      ...(headers === undefined
        ? { CSVHeaderLocation: "FIRST_ROW" }
        : { CSVHeaderLocation: "GIVEN", CSVHeaders: headers }),
      ...(delimiter === undefined ? {} : { CSVDelimiter: delimiters[delimiter] }),
    }),

  /** The elements of a list in a JSON document. */
  json: <Item>({ pointer, ...place }: Location & JsonFormat): ItemSource<Item> =>
    reading(place, { InputType: "JSON", ...(pointer === undefined ? {} : { ItemsPointer: pointer }) }),

  /** The lines of a file, each a JSON document. */
  jsonl: <Item>(place: Location): ItemSource<Item> => reading(place, { InputType: "JSONL" }),

  /** The rows of a Parquet file. Nothing reads those on a developer's machine. */
  parquet: <Row extends object>(place: Location): ItemSource<Row> => reading(place, { InputType: "PARQUET" }),

  /** The objects that a manifest of S3 Inventory lists: its `manifest.json`. */
  inventory: ({ bucket, key }: { readonly bucket: string; readonly key: string }): ItemSource<InventoriedObject> =>
    new ItemSource("s3:getObject", {
      Bucket: bucket,
      Key: key,
      InputType: "MANIFEST",
      ManifestType: "S3_INVENTORY",
    }),
};

/** The object store that stands for S3: what distributed Maps read their items from and write their results to. */

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly etag?: string;
  readonly lastModified?: Date;
  readonly storageClass?: string;
}

export interface ObjectStore {
  /** The content of an object; undefined where there is none. */
  get(bucket: string, key: string): Promise<string | Uint8Array | undefined> | string | Uint8Array | undefined;
  put(bucket: string, key: string, content: string): Promise<void> | void;
  /** The objects whose keys begin with a prefix, in the order of their keys. */
  list(bucket: string, prefix: string): Promise<readonly StoredObject[]> | readonly StoredObject[];
}

/** A store that holds nothing and forgets everything. */
export const noObjects: ObjectStore = {
  get: () => undefined,
  put: () => undefined,
  list: () => [],
};

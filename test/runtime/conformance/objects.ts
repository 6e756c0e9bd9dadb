/** The objects that a recorded execution found in S3. */
import type { ObjectStore } from "../../../runtime/interpreter/object-store";
import type { Fixture } from "./corpus";

/** A store that holds what the fixtures put into S3. */
export function recordedObjects(fixtures: readonly Fixture[]): ObjectStore {
  const objects = new Map<string, string>();
  for (const { kind, params = {} } of fixtures) {
    if (kind === "s3:put_object") objects.set(`${text(params["Bucket"])}/${text(params["Key"])}`, text(params["Body"]));
  }
  return {
    get: (bucket, key) => objects.get(`${bucket}/${key}`),
    put: (bucket, key, content) => void objects.set(`${bucket}/${key}`, content),
    list: (bucket, prefix) =>
      [...objects]
        .filter(([name]) => name.startsWith(`${bucket}/${prefix}`))
        .map(([name, content]) => ({ key: name.slice(bucket.length + 1), size: Buffer.byteLength(content) }))
        .sort((one, other) => (one.key < other.key ? -1 : 1)),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

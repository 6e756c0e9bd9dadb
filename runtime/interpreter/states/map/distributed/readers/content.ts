/** The content of a stored object, as text; what is packed is unpacked. */
import { gunzipSync } from "node:zlib";
import { StateFailure, itemReaderError } from "../../../../failures";
import type { ObjectStore } from "../../../../object-store";

/** The text of an object. Fails with `States.ItemReaderFailed` where there is none. */
export async function contentOf(store: ObjectStore, bucket: string, key: string): Promise<string> {
  const content = await store.get(bucket, key);
  if (content === undefined) {
    throw new StateFailure(itemReaderError, `The specified key does not exist. (Service: S3, Status Code: 404)`);
  }
  if (typeof content === "string") return content;
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  return Buffer.from(isPacked ? gunzipSync(content) : content).toString("utf8");
}

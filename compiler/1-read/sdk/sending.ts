/** What is known of a call of a service where its arguments are read. */
import type { Node } from "ts-morph";
import type { Reading } from "../reading";

/** Where arguments are sent from. */
export interface Sending {
  readonly node: Node;
  readonly reading: Reading;
  /** Whether plain values become tagged ones, and what becomes of undefined in them: null for any other client. */
  readonly documents: "without undefined" | "as they are" | null;
}

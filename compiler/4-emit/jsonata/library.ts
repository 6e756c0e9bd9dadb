/**
 * The operations of the library as JSONata that does the same: total over `ir/operations`. Each row is tested against
 * JavaScript (test/language/library.test.ts); the traps it avoids are in docs/decisions/0001-jsonata.md.
 */
import type { OperationName } from "../../ir/operations";
import { attributeRows } from "./attributes";
import { arrays } from "./library/arrays";
import { json } from "./library/json";
import type { Lowering } from "./library/lowering";
import { numbers } from "./library/numbers";
import { objects } from "./library/objects";
import { own } from "./library/own";
import { text } from "./library/text";
import { races } from "./races";

export const library: { readonly [Name in OperationName]: Lowering } = {
  ...own,
  ...text,
  ...arrays,
  ...numbers,
  ...objects,
  ...json,
  ...races,
  ...attributeRows,
};

/**
 * The intrinsic functions of JSONPath mode, by name.
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
import type { Json } from "../../../compiler/asl/definition";
import { uuidFrom } from "../random";
import * as arrays from "./arrays";
import * as numbers from "./numbers";
import * as texts from "./texts";

export interface IntrinsicRow {
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  readonly run: (given: readonly Json[], random: () => number) => Json;
}

function row(least: number, most: number, run: IntrinsicRow["run"]): IntrinsicRow {
  return { least, most, run };
}

/** Every function, by its name behind `States.`; `Format` is evaluated by its own rules. */
export const functions: { readonly [name: string]: IntrinsicRow } = {
  Array: row(0, Infinity, (given) => given),
  ArrayPartition: row(2, 2, arrays.partition),
  ArrayContains: row(2, 2, arrays.contains),
  ArrayRange: row(3, 3, arrays.range),
  ArrayGetItem: row(2, 2, arrays.getItem),
  ArrayLength: row(1, 1, arrays.length),
  ArrayUnique: row(1, 1, arrays.unique),
  Base64Encode: row(1, 1, texts.base64Encode),
  Base64Decode: row(1, 1, texts.base64Decode),
  Hash: row(2, 2, texts.hash),
  JsonMerge: row(3, 3, texts.jsonMerge),
  StringToJson: row(1, 1, texts.stringToJson),
  JsonToString: row(1, 1, texts.jsonToString),
  MathRandom: row(2, 3, numbers.mathRandom),
  MathAdd: row(2, 2, numbers.mathAdd),
  StringSplit: row(2, 2, texts.stringSplit),
  UUID: row(0, 0, (_, random) => uuidFrom(random)),
  Format: row(1, Infinity, () => null),
};

/**
 * DynamoDB's tagged values, `{ "BOOL": true }`, under the names of the SDK and under those of the machine, `{ "Bool": true }`,
 * whatever lies in them: functions that call themselves, once for each level of a value.
 */
import { sentSet } from "./documents";
import { apply } from "./library/lowering";
import { mapValues } from "./map-values";
import { missing } from "./missing";
import {
  array,
  asArray,
  binary,
  block,
  call,
  conditional,
  exists,
  lambda,
  literal,
  object,
  pair,
  variable,
  type Jsonata,
} from "./tree";

/** What no `catch` of the program takes for its own. */
const bytesAnswered = call(
  "error",
  literal("a service would be sent bytes that it has answered, for which there is no JSON"),
);

type Fresh = (hint: string) => string;

/** Tags that are spelled in two ways: the SDK's, the machine's. */
const tags: readonly (readonly [sdk: string, machine: string])[] = [
  ["BOOL", "Bool"],
  ["NULL", "Nul"],
  ["SS", "Ss"],
  ["NS", "Ns"],
  ["BS", "Bs"],
];

/** What becomes of values of services, as rows of the library. */
export const attributeRows = {
  "map values": ([value = variable("nothing"), each = variable("nothing")]: readonly Jsonata[], fresh: Fresh) =>
    mapValues(value, (entry) => apply(each, [entry], fresh), fresh),
  "sent attribute": ([value = variable("nothing")]: readonly Jsonata[], fresh: Fresh) => sentAttribute(value, fresh),
  "received attribute": ([value = variable("nothing")]: readonly Jsonata[], fresh: Fresh) =>
    receivedAttribute(value, fresh),
  "no bytes": ([value = variable("nothing")]: readonly Jsonata[]) => conditional(exists(value), bytesAnswered, missing),
  // What these three become brings functions along, and is written in lower.ts.
  "sent document": ([value = variable("nothing")]: readonly Jsonata[]) => value,
  "sent number": ([value = variable("nothing")]: readonly Jsonata[]) => value,
  "received document": ([value = variable("nothing")]: readonly Jsonata[]) => value,
  "sent set": ([elements = variable("nothing")]: readonly Jsonata[], fresh: Fresh) => sentSet(elements, fresh),
  timestamp: ([value = variable("nothing")]: readonly Jsonata[]) => call("fromMillis", call("toMillis", value)),
  moment: ([value = variable("nothing")]: readonly Jsonata[]) => call("toMillis", value),
};

/** A value with the tags of the machine. */
function sentAttribute(value: Jsonata, fresh: Fresh): Jsonata {
  const table = object(...tags.map(([sdk, machine]) => [sdk, literal(machine)] as const));
  return retagged(value, { table, odd: ["B", "BS"] }, fresh);
}

/** A value with the tags of the SDK. */
function receivedAttribute(value: Jsonata, fresh: Fresh): Jsonata {
  return retagged(value, { table: object(...tags.map(([sdk, machine]) => [machine, literal(sdk)] as const)) }, fresh);
}

interface Retagging {
  readonly table: Jsonata;
  /** Tags of bytes, where they are an error. */
  readonly odd?: readonly string[];
}

function retagged(value: Jsonata, { table, odd = [] }: Retagging, fresh: Fresh): Jsonata {
  const [again, names, tagged, part, tag, name] = ["retag", "names", "tagged", "part", "tag", "name"].map(fresh);
  if (again === undefined || names === undefined || tagged === undefined) return value;
  if (part === undefined || tag === undefined || name === undefined) return value;
  const is = (text: string): Jsonata => binary("=", variable(tag), literal(text));
  const inner = (entry: Jsonata): Jsonata => call(again, entry);
  const own = fresh("item");
  const list = asArray(call("map", variable(part), lambda([own], inner(variable(own)))));
  const content = conditional(
    is("M"),
    mapValues(variable(part), inner, fresh),
    conditional(
      is("L"),
      list,
      odd.reduce((rest, each) => conditional(is(each), bytesAnswered, rest), variable(part)),
    ),
  );
  const renamed = block(
    [[name, call("lookup", variable(names), variable(tag))]],
    pair(conditional(exists(variable(name)), variable(name), variable(tag)), content),
  );
  const body = call("merge", array(call("each", variable(tagged), lambda([part, tag], renamed))));
  return block(
    [
      [names, table],
      [again, lambda([tagged], body)],
    ],
    call(again, value),
  );
}

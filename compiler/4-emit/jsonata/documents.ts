/**
 * Plain values as DynamoDB's tagged ones, `"tea"` ↔ `{ "S": "tea" }`, as the document client writes and reads them: functions
 * that call themselves, once for each level of a value. Where there is no JSON for a value they raise an error, which no
 * `catch` of the program takes for its own: a number that JavaScript would read as a bigint, a set, bytes.
 */
import { throwing } from "./errors";
import { mapValues } from "./map-values";
import { asArray, binary, block, call, conditional, exists, lambda, literal, object, path, variable } from "./tree";
import type { Jsonata } from "./tree";

type Fresh = (hint: string) => string;

const largest = literal(Number.MAX_SAFE_INTEGER);

function isA(type: Jsonata, name: string): Jsonata {
  return binary("=", type, literal(name));
}

/** The number where JavaScript knows it exactly: the client throws for others, or makes bigints of them. */
function safe(number: Jsonata, value: Jsonata): Jsonata {
  const unsafe = call("error", literal("DynamoDB has a number here that JavaScript does not know exactly"));
  return conditional(binary(">", call("abs", number), largest), unsafe, value);
}

/** A number as text, as the document client sends it; `text` is what it becomes. */
export function sentNumber(number: Jsonata, text: (number: Jsonata) => Jsonata, fresh: Fresh): Jsonata {
  const name = fresh("number");
  return block([[name, number]], safe(variable(name), text(variable(name))));
}

/** `function($plain){ … }`: what `marshall` of the SDK makes of JSON; `digits` names the function that writes numbers. */
export function sentFunction(tagged: string, digits: string, fresh: Fresh): Jsonata {
  const [plain, type, item] = [fresh("plain"), fresh("type"), fresh("item")];
  const own = variable(plain);
  const is = (name: string): Jsonata => isA(variable(type), name);
  const again = (part: Jsonata): Jsonata => call(tagged, part);
  const list = asArray(call("map", own, lambda([item], again(variable(item)))));
  const scalar = conditional(
    is("number"),
    object(["N", safe(own, call(digits, own))]),
    conditional(is("boolean"), object(["Bool", own]), object(["Nul", literal(true)])),
  );
  const compound = conditional(
    is("object"),
    object(["M", mapValues(own, again, fresh)]),
    conditional(is("array"), object(["L", list]), scalar),
  );
  const body = block([[type, call("type", own)]], conditional(is("string"), object(["S", own]), compound));
  return lambda([plain], body);
}

/** `function($tagged){ … }`: what `unmarshall` of the SDK makes of a tagged value. */
export function receivedFunction(untagged: string, fresh: Fresh): Jsonata {
  const [tagged, item, number] = [fresh("tagged"), fresh("item"), fresh("number")];
  const part = (tag: string): Jsonata => path(variable(tagged), tag);
  const again = (inner: Jsonata): Jsonata => call(untagged, inner);
  const list = asArray(call("map", part("L"), lambda([item], again(variable(item)))));
  const odd = call("error", literal("DynamoDB has a set or bytes here, for which there is no JSON"));
  const read = block([[number, call("number", part("N"))]], safe(variable(number), variable(number)));
  const rows: readonly (readonly [tag: string, value: Jsonata])[] = [
    ["S", part("S")],
    ["N", read],
    ["Bool", part("Bool")],
    ["M", mapValues(part("M"), again, fresh)],
    ["L", list],
    ["Nul", literal(null)],
  ];
  const body = rows.reduceRight<Jsonata>((rest, [tag, found]) => conditional(exists(part(tag)), found, rest), odd);
  return lambda([tagged], body);
}

/** The elements of a set, of which the client wants one at least. */
export function sentSet(elements: Jsonata, fresh: Fresh): Jsonata {
  const name = fresh("elements");
  const refused = throwing("Error", "Pass a non-empty set, or options.convertEmptyValues=true.");
  return block(
    [[name, elements]],
    conditional(binary("=", call("count", variable(name)), literal(0)), refused, variable(name)),
  );
}

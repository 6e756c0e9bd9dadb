/** Finds the state to test, after its definition has passed the checks that AWS makes. */
import { isRecord, parse } from "../interpreter/json";
import { everyState } from "../validate/places";
import { refusalOf } from "../validate/refusal";
import { validate, validateState } from "../validate/validate";
import { refuse, TestStateError, type TestStateRequest } from "./request";

type Fields = { readonly [field: string]: unknown };

/** A state, and what the machine around it says of it. */
export interface TestedState {
  readonly name: string;
  readonly fields: Fields;
  readonly language: "JSONPath" | "JSONata";
  /** Whether it runs for each item of a Map. */
  readonly isItem: boolean;
}

/** The name of a state that has none. */
const nameless = "StateName";

/** The state that a request is about. */
export function testedState({ definition, stateName }: TestStateRequest): TestedState {
  if (stateName === undefined) return lonely(definition);
  const { diagnostics } = validate(definition);
  if (diagnostics.length > 0) throw new TestStateError("InvalidDefinition", refusalOf(definition, diagnostics));
  const machine = valueOf(definition);
  const found = everyState({ fields: machine, location: "/" }).find(({ name }) => name === stateName);
  if (found === undefined) return refuse("State not found in definition");
  const { name, fields, location } = found;
  const language = languageOf(fields, machine["QueryLanguage"]);
  return { name, fields, language, isItem: /\/(?:ItemProcessor|Iterator)\/States\//.test(location) };
}

function lonely(definition: object | string): TestedState {
  const { diagnostics } = validateState(definition);
  if (diagnostics.length > 0) throw new TestStateError("InvalidDefinition", refusalOf(definition, diagnostics));
  const fields = valueOf(definition);
  return { name: nameless, fields, language: languageOf(fields, undefined), isItem: false };
}

function languageOf(fields: Fields, inherited: unknown): "JSONPath" | "JSONata" {
  return (fields["QueryLanguage"] ?? inherited) === "JSONata" ? "JSONata" : "JSONPath";
}

/** The value of a definition that has been checked. */
function valueOf(definition: object | string): Fields {
  const value: unknown = typeof definition === "string" ? parse(definition) : definition;
  return isRecord(value) ? value : {};
}

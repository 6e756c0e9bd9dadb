/** Evaluates the fields of a state in JSONPath mode, and says in AWS's words what went wrong. */
import type { Json } from "../../compiler/asl/definition";
import { contextOf, type Item } from "./context";
import { StateFailure, runtimeError } from "./failures";
import { callOf } from "./intrinsics/call";
import { IntrinsicFault, MissingArgument } from "./intrinsics/fault";
import { invokeIntrinsic } from "./intrinsics/invoke";
import { payloadTemplateOf, type PayloadTemplate } from "./jsonpath/payload-template";
import { follow, referenceOf, type Roots } from "./jsonpath/reference";
import { SyntaxFault } from "./jsonpath/text-reader";
import type { Found } from "./jsonpath/find";
import { RecordBuilder } from "./json";
import { textOf } from "./payload";
import { causeIn } from "./query";
import type { Visit } from "./run";

/** What `$` stands for, and the item at hand. */
export interface Scene {
  readonly payload: Json;
  readonly item?: Item | undefined;
}

/** The value of a payload template. */
export function fillPayload(visit: Visit, template: Json, scene: Scene): Json {
  return fill(visit, payloadTemplateOf(template), scene);
}

function fill(visit: Visit, template: PayloadTemplate, scene: Scene): Json {
  switch (template.kind) {
    case "literal":
      return template.value;
    case "list":
      return template.members.map((member) => fill(visit, member, scene));
    case "object":
      return filled(visit, template.members, scene);
    case "lookup":
      return lookUp(visit, template.text, template.field, scene);
  }
}

function filled(visit: Visit, members: readonly (readonly [string, PayloadTemplate])[], scene: Scene): Json {
  const values = new RecordBuilder<Json>();
  for (const [key, member] of members) values.add(key, fill(visit, member, scene));
  return values.made;
}

/** The value of a path or a call of an intrinsic function that stands in a field. */
export function lookUp(visit: Visit, text: string, field: string, scene: Scene): Json {
  if (text.startsWith("States.")) return compute(visit, text, scene);
  const found = followed(visit, text, scene);
  if (found.kind === "found") return found.value;
  if (found.pastEnd === true) return null;
  const place = isContextPath(text) ? contextOf(visit, scene.item) : scene.payload;
  throw runtimeFailure(
    visit,
    `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${textOf(place)}'`,
  );
}

/** The value at a path that has to lead somewhere: `InputPath`, `OutputPath`, `TimeoutSecondsPath` and the like. */
export function select(visit: Visit, text: string, scene: Scene): Json {
  const found = followed(visit, text, scene);
  if (found.kind === "found") return found.value;
  throw runtimeFailure(visit, `Invalid path '${text}' : ${found.reason}`);
}

/** What a path leads to, if anything. */
export function followed(visit: Visit, text: string, scene: Scene): Found {
  try {
    return follow(referenceOf(text), new SceneRoots(visit, scene));
  } catch (thrown) {
    if (!(thrown instanceof SyntaxFault)) throw thrown;
    throw runtimeFailure(visit, `Invalid path '${text}' : ${thrown.message}`);
  }
}

/** Fails a state for what AWS can neither do nor let one catch. */
export function runtimeFailure(visit: Visit, sentence: string): StateFailure {
  return new StateFailure(runtimeError, causeIn(visit, sentence));
}

function compute(visit: Visit, text: string, scene: Scene): Json {
  try {
    return invokeIntrinsic(callOf(text), { roots: new SceneRoots(visit, scene), random: visit.run.random });
  } catch (thrown) {
    if (thrown instanceof MissingArgument) {
      throw runtimeFailure(visit, `The function '${text}' had the following error: ${missing(thrown, scene)}`);
    }
    if (!(thrown instanceof IntrinsicFault) && !(thrown instanceof SyntaxFault)) throw thrown;
    const sentence = `There was an error while evaluating the intrinsic function: ${text}. ${thrown.message}`;
    throw runtimeFailure(visit, sentence);
  }
}

function missing({ path, reason }: MissingArgument, { payload }: Scene): string {
  if (reason.startsWith("Filter: ")) return reason;
  return `The JsonPath argument for the field '${path}' could not be found in the input '${textOf(payload)}'`;
}

function isContextPath(text: string): boolean {
  return text.startsWith("$$");
}

/** A path is followed in every state: this is made so often that closures would tell. */
class SceneRoots implements Roots {
  readonly payload: Json;
  readonly #visit: Visit;
  readonly #item: Item | undefined;

  constructor(visit: Visit, { payload, item }: Scene) {
    this.payload = payload;
    this.#visit = visit;
    this.#item = item;
  }

  context(): Json {
    return contextOf(this.#visit, this.#item);
  }

  variable(name: string): Json | undefined {
    return this.#visit.scope.read(name);
  }
}

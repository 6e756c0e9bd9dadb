/**
 * `for (const item of items) await task(item)` compiled as if it were `Promise.all(items.map(task))`: all turns begin
 * at once. What each turn assigns is put together afterwards, so that a run in which nothing fails ends the same.
 */
import type { Definition, Json, State, TaskState } from "../../compiler/asl/definition";
import type { Mutant } from "./mutant";

/** Every loop over a list whose body is one task, as a Map. */
export function* parallelLoops(definition: Definition): Generator<Mutant<Definition>> {
  for (const [name, body] of Object.entries(definition.States)) {
    const turns = body.Type === "Task" ? turnsOf(name, body, definition) : null;
    if (body.Type !== "Task" || turns === null) continue;
    yield { where: name, whole: { ...definition, States: { ...definition.States, [name]: atOnce(body, turns) } } };
  }
}

interface Turns {
  /** The expression of the list. */
  readonly list: string;
  /** The variable of the loop. */
  readonly item: string;
}

function turnsOf(name: string, body: TaskState, { States }: Definition): Turns | null {
  const test = "Next" in body ? States[body.Next] : undefined;
  if (test?.Type !== "Choice") return null;
  const again = test.Choices.find(({ Next }) => Next === name);
  const list = /^\{% \$index < \$count\((.*)\) %\}$/.exec(again?.Condition ?? "")?.[1];
  const [item] = Object.keys(again?.Assign ?? {});
  return list === undefined || item === undefined ? null : { list, item };
}

function atOnce(body: TaskState, { list, item }: Turns): State {
  const { Assign: assign = {}, Catch, Resource } = body;
  const Arguments = JSON.parse(JSON.stringify(body.Arguments).replaceAll(`$${item}`, "$turn")) as Json;
  const own = { Type: "Task", Resource, Arguments, Output: "{% $states.result.Payload %}" } as const;
  const texts = JSON.stringify(assign).replaceAll("$states.result.Payload.cents", "$sum($states.result.cents)");
  return {
    Type: "Map",
    Items: `{% ${list} %}`,
    ItemProcessor: {
      StartAt: "take",
      States: {
        take: { Type: "Pass", Assign: { turn: "{% $states.context.Map.Item.Value %}" }, Next: "turn" },
        turn: { ...own, End: true },
      },
    },
    ...(Catch === undefined ? {} : { Catch }),
    Assign: { ...(JSON.parse(texts) as typeof assign), index: `{% $count(${list}) %}` },
    Next: "Next" in body ? body.Next : "",
  };
}

/**
 * `for (const item of items) await task(item)` compiled as if it were `Promise.all(items.map(task))`: all turns begin
 * at once. What each turn assigns is put together afterwards, so that a run in which nothing fails ends the same.
 */
import type { Definition, State, TaskState } from "../../compiler/asl/definition";
import type { Mutant } from "./mutant";

/** Every loop over a list whose body is one task, as a Map. */
export function* parallelLoops(definition: Definition): Generator<Mutant<Definition>> {
  for (const [name, body] of Object.entries(definition.States)) {
    const test = "Next" in body ? definition.States[body.Next] : undefined;
    if (body.Type !== "Task" || test?.Type !== "Choice") continue;
    const again = test.Choices.find(({ Next }) => Next === name);
    const list = /^\{% \$index < \$count\((.*)\) %\}$/.exec(again?.Condition ?? "")?.[1];
    if (list === undefined || again === undefined) continue;
    const map = atOnce(body, { list, item: Object.keys(again.Assign ?? {})[0] ?? "" });
    yield { where: name, whole: { ...definition, States: { ...definition.States, [name]: map } } };
  }
}

function atOnce(body: TaskState, { list, item }: { readonly list: string; readonly item: string }): State {
  const { Assign: assign = {}, Catch, Arguments, Resource } = body;
  const own = { Type: "Task", Resource, Arguments: Arguments ?? null, Output: "{% $states.result.Payload %}" } as const;
  const texts = JSON.stringify(assign).replaceAll("$states.result.Payload.cents", "$sum($states.result.cents)");
  return {
    Type: "Map",
    Items: `{% ${list} %}`,
    ItemProcessor: {
      StartAt: "take",
      States: {
        take: { Type: "Pass", Assign: { [item]: "{% $states.context.Map.Item.Value %}" }, Next: "turn" },
        turn: { ...own, End: true },
      },
    },
    ...(Catch === undefined ? {} : { Catch }),
    Assign: { ...(JSON.parse(texts) as typeof assign), index: `{% $count(${list}) %}` },
    Next: "Next" in body ? body.Next : "",
  };
}

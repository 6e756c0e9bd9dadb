/**
 * A group whose items are executions of their own → Map DISTRIBUTED. Such an execution sees no variable of the machine: what
 * it reads of them stands in the input of each item, beside the item; or, of a batch, in `BatchInput`.
 */
import type { DistributedFields, Json, MapState, ProcessorConfig, Template } from "../asl/definition";
import { isBoxedCapture, type Captured, type Distributed } from "../ir/distributed";
import type { Parts } from "../ir/graph";
import { scopeOf, type Emission } from "./emission";
import { given, pathsGiven } from "./given";
import { output, template, variableValue } from "./template";

type Each = Extract<Parts, { readonly kind: "each" }>;

/** How the items are run. */
export function processorConfig(distributed: Distributed | null): ProcessorConfig {
  return distributed === null ? { Mode: "INLINE" } : { Mode: "DISTRIBUTED", ExecutionType: distributed.children };
}

/** What a distributed Map says of its items and of their results. */
export function distributed(
  parts: Each,
  about: Distributed,
  emission: Emission,
): DistributedFields & Pick<MapState, "Items" | "ItemSelector"> {
  const { label, tolerated, results } = about;
  const { count = null, percentage = null } = tolerated ?? {};
  return {
    ...(label === null ? {} : { Label: label }),
    ...source(parts, about, emission),
    ...inputs(parts, about, emission),
    ...(count === null ? {} : { ToleratedFailureCount: count }),
    ...(percentage === null ? {} : { ToleratedFailurePercentage: percentage }),
    ...(results === null
      ? {}
      : {
          ResultWriter: {
            Resource: "arn:aws:states:::s3:putObject",
            Arguments: template(results, scopeOf(emission), emission.report),
          },
        }),
  };
}

function source({ items }: Each, { reader }: Distributed, emission: Emission): Pick<MapState, "Items" | "ItemReader"> {
  if (reader === null) return { Items: output(items, scopeOf(emission), emission.report) };
  const isPlain = Object.keys(reader.config).length === 0;
  return {
    ItemReader: {
      Resource: `arn:aws:states:::${reader.action}`,
      ...(isPlain ? {} : { ReaderConfig: reader.config }),
      Arguments: template(items, scopeOf(emission), emission.report),
    },
  };
}

/** The item itself, where that is all that is asked for. */
function inputs(
  { graph }: Each,
  { batch, captured }: Distributed,
  emission: Emission,
): Pick<MapState, "ItemSelector" | "ItemBatcher"> {
  const paths = pathsGiven(graph);
  const asked = captured.filter(({ name }) => paths.some((path) => path[1] === name));
  const outer: Json = Object.fromEntries(asked.map((each) => [each.name, valueOf(each, emission)]));
  if (batch !== null)
    return {
      ItemBatcher: { MaxItemsPerBatch: batch, ...(asked.length === 0 ? {} : { BatchInput: outer }) },
    };
  const own = (["item", "index"] as const).filter((what) => paths.some(([first]) => first === what));
  const selected: { readonly [name: string]: Template } = {
    ...Object.fromEntries(own.map((what) => [what, given[what]])),
    ...(asked.length === 0 ? {} : { outer }),
  };
  return Object.keys(selected).length === 0 ? {} : { ItemSelector: selected };
}

function valueOf(captured: Captured, emission: Emission): Json {
  return variableValue(captured.value, isBoxedCapture(captured), scopeOf(emission), emission.report);
}

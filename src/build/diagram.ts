/** The diagram that is written beside a definition. */
import type { Definition } from "../../compiler/asl/definition";
import { chartOf } from "../graph/chart";
import { mermaidOf } from "../graph/mermaid";

/** The text of the diagram. */
export function diagramText(definition: Definition): string {
  return mermaidOf(chartOf(definition));
}

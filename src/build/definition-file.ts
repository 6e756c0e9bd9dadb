/**
 * The definition of a workflow as a file. Its `Comment` says where it comes from, and carries a fingerprint by which
 * the map of a deployed definition can be found.
 */
import { createHash } from "node:crypto";
import { Document } from "yaml";
import type { Definition } from "../../compiler/asl/definition";
import type { CompiledWorkflow } from "../../compiler/compiled";
import { jsonText } from "./json-text";
import type { Format } from "./layout";
import { version } from "./package";

/** The definition with its origin in front: what is written, and what is run locally. */
export function signedDefinition(workflow: CompiledWorkflow): Definition {
  const { Comment: said, ...definition } = workflow.definition;
  const origin = `${workflow.name} from ${workflow.file}, sfn-compile ${version()}, ${fingerprint(workflow.definition)}`;
  return { Comment: said === undefined ? origin : `${said} (${origin})`, ...definition };
}

/** The first twelve digits of the SHA-256 of a definition, its top-level comment aside. */
export function fingerprint({ Comment: _, ...definition }: Definition): string {
  return createHash("sha256").update(JSON.stringify(definition)).digest("hex").slice(0, 12);
}

/** The text of the definition's file. */
export function definitionText(definition: Definition, format: Format): string {
  return format === "json" ? jsonText(definition) : yamlText(definition);
}

/** In the words of YAML 1.1, where `yes` and `2012-10-17` need quotes: AWS reads that version. */
function yamlText(definition: Definition): string {
  return new Document(definition, { version: "1.1", aliasDuplicateObjects: false }).toString({ lineWidth: 0 });
}

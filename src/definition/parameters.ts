/** Parameters of a definition that runs here: the environment says what they are, as it does natively. */
import type { CompiledWorkflow } from "../../compiler/compiled";
import { callOf, type Target } from "../../compiler/ir/target";
import { parameter } from "../words/parameter";

/** The text of a definition with the values of its parameters. One that nobody has set stays as it stands. */
export function withParameters(text: string, { parameters = [] }: Pick<CompiledWorkflow, "parameters">): string {
  return parameters.reduce((done, { name, default: otherwise }) => {
    const value = String(otherwise === null ? parameter(name) : parameter(name, { default: String(otherwise) }));
    const inJson = JSON.stringify(value).slice(1, -1);
    return value === `\${${name}}` ? done : done.replaceAll(`\${${name}}`, () => inJson);
  }, text);
}

/** The name of a call as it runs here: where a parameter stands for an ARN, the ARN. */
export function callHere(target: Target, workflow: Pick<CompiledWorkflow, "parameters">): string {
  return withParameters(callOf(target), workflow);
}

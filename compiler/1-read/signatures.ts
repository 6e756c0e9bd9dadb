/** What a task or a workflow takes and gives crosses a border as JSON: its types have to say so. */
import { Node } from "ts-morph";
import { notJson } from "../diagnostics/catalog/annotations";
import type { Report } from "../diagnostics/report";
import { nameNodeOf, nameOf, type AnyFunction } from "./functions";
import { spanOf } from "./spans";
import { partThatIsNotJson } from "./types";

interface Surroundings {
  readonly root: string;
  readonly report: Report;
}

/** Reports parameters and a result whose types are not JSON. */
export function checkSignature(declaration: AnyFunction, { root, report }: Surroundings): void {
  const name = nameOf(declaration) ?? "";
  for (const parameter of declaration.getParameters()) {
    const type = partThatIsNotJson(parameter.getType(), parameter);
    const plain = Node.isIdentifier(parameter.getNameNode());
    const where = plain ? `the parameter \`${parameter.getName()}\`` : "the parameter";
    if (type !== null) report.add(notJson, spanOf(parameter, root), { name, where, type });
  }
  const returned = declaration.getReturnType();
  const [result = returned] = returned.getSymbol()?.getName() === "Promise" ? returned.getTypeArguments() : [];
  const type = partThatIsNotJson(result, declaration);
  const at = declaration.getReturnTypeNode() ?? nameNodeOf(declaration);
  if (type !== null) report.add(notJson, spanOf(at, root), { name, where: "the result", type });
}

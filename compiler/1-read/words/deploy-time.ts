/**
 * "arn:aws:iam::444455556666:role/payments"   →   itself
 * parameter("PaymentsRole")                   →   ${PaymentsRole}: what calls are made with is known when it is deployed
 */
import { Node } from "ts-morph";
import type { Parameter } from "../../compiled";
import { wordOf } from "../callees";
import type { Reading } from "../reading";
import { valueOfConst } from "./const-value";
import { readParameter } from "./parameter";

/** Text as a definition has it, and the parameter that it is, if it is one. */
export interface DeployTime {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** Text that is written out, or a parameter; null for what only a run knows. */
function deployTimeOf(node: Node | undefined, reading: Reading): DeployTime | null {
  const value = node?.getType().getLiteralValue();
  if (typeof value === "string") return { text: value, parameters: [] };
  const made = Node.isIdentifier(node) ? valueOfConst(node) : node;
  if (!Node.isCallExpression(made) || wordOf(made.getExpression()) !== "parameter") return null;
  const read = readParameter(made, reading);
  const operands = read.kind === "operation" && read.name === "parameter" ? read.operands : [];
  const [name, otherwise = null] = operands.map((each) => (each.kind === "literal" ? each.value : null));
  if (typeof name !== "string" || typeof otherwise === "number") return null;
  const parameter = { name, default: typeof otherwise === "string" ? otherwise : null };
  return { text: `\${${name}}`, parameters: [parameter] };
}

/** The ARN of something of a kind that `isArn` knows: written out, or a parameter whose default, if it has one, is such an ARN. */
export function arnIn(node: Node | undefined, isArn: RegExp, reading: Reading): DeployTime | null {
  const found = deployTimeOf(node, reading);
  if (found === null) return null;
  const [parameter] = found.parameters;
  const written = parameter === undefined ? found.text : parameter.default;
  return written === null || isArn.test(String(written)) ? found : null;
}

/** The ARN of a role of IAM. */
export const roleArn = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

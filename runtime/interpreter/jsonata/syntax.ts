/** The syntax tree of a jsonata expression, as far as this runtime reads it. */

export interface SyntaxNode {
  readonly type: string;
  [field: string]: unknown;
}

/** Whether a value of a tree is a node of it. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The nodes right below a node, through lists, pairs and the records in which jsonata keeps predicates and terms. */
export function childrenOf(node: object): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const fields = Object.keys(node);
  const values: readonly unknown[] = Object.values(node);
  for (let at = 0; at < fields.length; at++) {
    const value = values[at];
    if (typeof value === "object" && value !== null && !bookkeeping.has(fields[at] ?? "")) addNodes(value, found);
  }
  return found;
}

function addNodes(value: object, found: SyntaxNode[]): void {
  if (isNode(value)) {
    found.push(value);
    return;
  }
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const member of members) if (typeof member === "object" && member !== null) addNodes(member, found);
}

/** Fields with which jsonata's parser resolves the parent operator; they are no expressions. */
const bookkeeping: ReadonlySet<string> = new Set(["slot", "ancestor", "seekingParent", "signature"]);

/** Every node of a tree, the root first. */
export function everyNode(root: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return found;
}

/** The name of a variable node, without its dollar sign; undefined for other nodes. `$` is "", `$$` is "$". */
export function variableName(node: unknown): string | undefined {
  return isNode(node) && node.type === "variable" && typeof node["value"] === "string" ? node["value"] : undefined;
}

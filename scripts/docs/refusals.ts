/** Constructs that are read in most of their forms, and refused in some: read from the places that refuse them. */
import { join } from "node:path";
import { Node, Project } from "ts-morph";

interface Refused {
  readonly what: string;
  readonly repair: string;
}

/** What the reader refuses besides the rows of its tables, sorted; facts that depend on the program stand as `…`. */
export function refusedForms(root: string): readonly Refused[] {
  const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true });
  const files = project.addSourceFilesAtPaths(join(root, "compiler/1-read/**/*.ts"));
  const found = files
    .filter((file) => !file.getFilePath().includes("/1-read/language/"))
    .flatMap((file) => file.getDescendants())
    .filter(Node.isObjectLiteralExpression)
    .flatMap((literal): readonly Refused[] => {
      const [what, repair] = ["what", "repair"].map((name) => {
        const property = literal.getProperty(name);
        return Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
      });
      if (what === undefined || repair === undefined) return [];
      return textsOf(what).map((text) => ({ what: text, repair: textsOf(repair)[0] ?? "" }));
    })
    .filter(({ what }) => !/^`?\.?…/.test(what));
  const byText = new Map(found.map((refused) => [`${refused.what}\n${refused.repair}`, refused]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, refused]) => refused);
}

/** The texts that an expression can be. */
function textsOf(node: Node): readonly string[] {
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) return [node.getLiteralText()];
  if (Node.isConditionalExpression(node)) return [...textsOf(node.getWhenTrue()), ...textsOf(node.getWhenFalse())];
  if (!Node.isTemplateExpression(node)) return [];
  const rest = node.getTemplateSpans().map((span) => `…${span.getLiteral().getLiteralText()}`);
  return [node.getHead().getLiteralText() + rest.join("")];
}

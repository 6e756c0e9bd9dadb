/** For each kind of syntax that a workflow cannot hold: a program that holds it, and nothing else that is refused. */

/** Bodies of a workflow `(input: { n: number; list: number[] })`, by the name of the kind. */
export const statementRefusals: { readonly [kind: string]: string } = {
  WithStatement: "with (input) { await work(1); }",
  ClassDeclaration: "class Local { readonly n = 1; }",
  EnumDeclaration: "enum Level { Low }",
  ModuleDeclaration: "namespace inner { export const n = 1; }",
};

export const expressionRefusals: { readonly [kind: string]: string } = {
  ArrowFunction: "return { f: () => 1 };",
  FunctionExpression: "return { f: function () { return 1; } };",
  BigIntLiteral: "const big = 10n; return input.n;",
  RegularExpressionLiteral: "const pattern = /a/; return input.n;",
  TaggedTemplateExpression: "const text = String.raw`a`; return input.n;",
  YieldExpression: "const given = yield 1; return input.n;",
  ClassExpression: "const made = class {}; return input.n;",
  SuperKeyword: "return super.n;",
  ThisKeyword: "return this;",
  MetaProperty: "const url = import.meta; return input.n;",
  ImportKeyword: "return import('x'); await import('y');",
  OmittedExpression: "return [1, , 2];",
  JsxElement: "const view = <a>text</a>; return input.n;",
  JsxSelfClosingElement: "const view = <a/>; return input.n;",
  JsxFragment: "const view = <>text</>; return input.n;",
};

/** These stand within others that are refused as a whole, or are made by TypeScript and never written. */
export const neverAlone: readonly string[] = [
  "JsxOpeningElement",
  "JsxOpeningFragment",
  "JsxClosingFragment",
  "JsxExpression",
  "CommaListExpression",
];

/** What the documentation says of each expression: total over the table of the reader. */
import { SyntaxKind } from "ts-morph";
import type { ExpressionKind } from "../../compiler/1-read/language/expressions";

/** Under which heading an expression is shown, in this order. */
export const expressionGroups = ["Values", "Parts", "Operators", "What becomes states", "What only types see"] as const;

/** Samples whose JSONata is shown; or, for what becomes states and not an expression, what that is. */
export interface ReadExpression {
  readonly group: (typeof expressionGroups)[number];
  readonly written: string;
  readonly samples?: readonly string[];
  readonly becomes?: string;
}

const jsx = "JSX";
const typeName = "the name of a type";
const invisible = (written: string, sample: string): ReadExpression => ({
  group: "What only types see",
  written,
  samples: [sample],
});

/** One that is read; or, for what is refused or leaves no trace, how it is called. */
export const expressionDocs: { readonly [K in ExpressionKind]: ReadExpression | string } = {
  [SyntaxKind.StringLiteral]: { group: "Values", written: "text", samples: ['"open"'] },
  [SyntaxKind.NoSubstitutionTemplateLiteral]: { group: "Values", written: "text in back ticks", samples: ["`open`"] },
  [SyntaxKind.TemplateExpression]: {
    group: "Values",
    written: "a template",
    samples: ["`Order ${text}`", "`${words.length} items`"],
  },
  [SyntaxKind.NumericLiteral]: { group: "Values", written: "a number", samples: ["0x2a"] },
  [SyntaxKind.TrueKeyword]: { group: "Values", written: "`true`", samples: ["true"] },
  [SyntaxKind.FalseKeyword]: { group: "Values", written: "`false`", samples: ["false"] },
  [SyntaxKind.NullKeyword]: { group: "Values", written: "`null`", samples: ["null"] },
  [SyntaxKind.Identifier]: { group: "Values", written: "a name", samples: ["text"] },
  [SyntaxKind.ObjectLiteralExpression]: {
    group: "Values",
    written: "an object",
    samples: ["{ id: text, total: a }", "{ ...order, open: false }", "{ id: text, note: order.note }"],
  },
  [SyntaxKind.ArrayLiteralExpression]: {
    group: "Values",
    written: "an array",
    samples: ["[text, other]", "[...words, text]"],
  },

  [SyntaxKind.PropertyAccessExpression]: {
    group: "Parts",
    written: "a property",
    samples: ["order.total", "address?.city", "order.note?.length"],
  },
  [SyntaxKind.ElementAccessExpression]: {
    group: "Parts",
    written: "an element",
    samples: ["words[0]", "words[a]", 'prices["gold"]', "prices[text]"],
  },
  [SyntaxKind.PrefixUnaryExpression]: { group: "Operators", written: "a sign", samples: ["!flag", "!text", "-a"] },
  [SyntaxKind.PostfixUnaryExpression]: {
    group: "What becomes states",
    written: "`x++`, `x--`",
    becomes:
      "the new value rides along in an `Assign`; an assignment has a value, too: `while ((line = await next()) !== null)`",
  },
  [SyntaxKind.TypeOfExpression]: { group: "Operators", written: "`typeof`", samples: ['typeof value === "string"'] },
  [SyntaxKind.BinaryExpression]: {
    group: "Operators",
    written: "an operator",
    samples: [
      "a + b",
      "text + other",
      "a - b",
      "a * b",
      "a / 4",
      "a % 7",
      "a < b",
      "a >= b",
      "text === other",
      "maybe !== null",
      "maybe == null",
      "flag && a < b",
      'text || "none"',
      'maybe ?? "none"',
    ],
  },
  [SyntaxKind.ConditionalExpression]: {
    group: "Operators",
    written: "`? :`",
    samples: ["flag ? a : b", "text ? a : b"],
  },
  [SyntaxKind.CallExpression]: {
    group: "What becomes states",
    written: "a call",
    becomes: "a row of [the library](#library), a task, a word, or a function of the project that is written out here",
  },
  [SyntaxKind.NewExpression]: {
    group: "What becomes states",
    written: "`new`",
    becomes: "an error, as a name and a message; nothing else",
  },
  [SyntaxKind.AwaitExpression]: {
    group: "What becomes states",
    written: "`await`",
    becomes:
      "a state of its own before the expression that needs the result; what JavaScript evaluates earlier is kept",
  },

  [SyntaxKind.ParenthesizedExpression]: invisible("`( … )`", "(a + b) * a"),
  [SyntaxKind.AsExpression]: invisible("`as`", "text as string"),
  [SyntaxKind.TypeAssertionExpression]: invisible("`<T>x`", "<string>text"),
  [SyntaxKind.NonNullExpression]: invisible("`x!`", "maybe!"),
  [SyntaxKind.SatisfiesExpression]: invisible("`satisfies`", "a satisfies number"),

  [SyntaxKind.ArrowFunction]: "`() => …`",
  [SyntaxKind.FunctionExpression]: "`function`",
  [SyntaxKind.BigIntLiteral]: "`10n`",
  [SyntaxKind.RegularExpressionLiteral]: "`/…/`",
  [SyntaxKind.TaggedTemplateExpression]: "a tagged template",
  [SyntaxKind.DeleteExpression]: {
    group: "What becomes states",
    written: "`delete x.y`",
    becomes: "the object without the property, in an `Assign`; the value is `true`",
  },
  [SyntaxKind.VoidExpression]: { group: "Values", written: "`void x`", becomes: "x, evaluated, and nothing" },
  [SyntaxKind.YieldExpression]: "`yield`",
  [SyntaxKind.ClassExpression]: "`class`",
  [SyntaxKind.SuperKeyword]: "`super`",
  [SyntaxKind.ThisKeyword]: "`this`",
  [SyntaxKind.MetaProperty]: "`new.target`, `import.meta`",
  [SyntaxKind.ImportKeyword]: "`import( … )`",
  [SyntaxKind.CommaListExpression]: "`,`",
  [SyntaxKind.JsxElement]: jsx,
  [SyntaxKind.JsxSelfClosingElement]: jsx,
  [SyntaxKind.JsxOpeningElement]: jsx,
  [SyntaxKind.JsxFragment]: jsx,
  [SyntaxKind.JsxOpeningFragment]: jsx,
  [SyntaxKind.JsxClosingFragment]: jsx,
  [SyntaxKind.JsxExpression]: jsx,
  [SyntaxKind.OmittedExpression]: "`[a, , b]`",

  [SyntaxKind.SpreadElement]: "`...`",
  [SyntaxKind.PartiallyEmittedExpression]: "a placeholder",
  [SyntaxKind.AnyKeyword]: typeName,
  [SyntaxKind.BooleanKeyword]: typeName,
  [SyntaxKind.NumberKeyword]: typeName,
  [SyntaxKind.ObjectKeyword]: typeName,
  [SyntaxKind.StringKeyword]: typeName,
  [SyntaxKind.SymbolKeyword]: typeName,
  [SyntaxKind.UndefinedKeyword]: typeName,
};

/** Every other operator of two operands: which of them are refused is tried. */
export const otherOperators: readonly string[] = ["**", "&", "|", "^", "<<", ">>", ">>>"];

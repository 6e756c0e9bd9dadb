/**
 * Every expression of TypeScript, in one table: what is read, what is refused, what cannot stand in a function body.
 * An expression that TypeScript adds and this table lacks does not compile.
 */
import type { Expression } from "ts-morph";
import { SyntaxKind } from "ts-morph";
import type * as ir from "../../ir/expression";
import { readArrayLiteral } from "../expressions/array-literal";
import { readAwait } from "../expressions/await";
import { readBinary } from "../expressions/binary";
import { readCall } from "../expressions/call";
import { readConditional } from "../expressions/conditional";
import { readElement } from "../expressions/element";
import { readIdentifier } from "../expressions/identifier";
import { readFalse, readNull, readNumber, readString, readTrue } from "../expressions/literals";
import { readNew } from "../expressions/new";
import { readObjectLiteral } from "../expressions/object-literal";
import { readDeleted, readPostfix, readPrefix, readTypeOf, readVoid } from "../expressions/unary";
import { readProperty } from "../expressions/property";
import { readTemplate } from "../expressions/template";
import { readThrough } from "../expressions/wrappers";
import type { KindsOf, Table } from "./rule";

export type ExpressionKind = KindsOf<Expression>;

const keyword = { ignore: "a keyword of types, which are erased" } as const;
const jsx = { refuse: { what: "JSX", repair: "render it in a task" } } as const;
const functionValue = {
  refuse: {
    what: "a function as a value in this version",
    repair: "write its code where it is used, in an object whose functions are called by their keys, or make it a task",
  },
} as const;

export const expressions: Table<ExpressionKind, ir.Expression> = {
  // values
  [SyntaxKind.StringLiteral]: { read: readString },
  [SyntaxKind.NoSubstitutionTemplateLiteral]: { read: readString },
  [SyntaxKind.TemplateExpression]: { read: readTemplate },
  [SyntaxKind.NumericLiteral]: { read: readNumber },
  [SyntaxKind.TrueKeyword]: { read: readTrue },
  [SyntaxKind.FalseKeyword]: { read: readFalse },
  [SyntaxKind.NullKeyword]: { read: readNull },
  [SyntaxKind.Identifier]: { read: readIdentifier },
  [SyntaxKind.ObjectLiteralExpression]: { read: readObjectLiteral },
  [SyntaxKind.ArrayLiteralExpression]: { read: readArrayLiteral },

  // parts, operators, calls
  [SyntaxKind.PropertyAccessExpression]: { read: readProperty },
  [SyntaxKind.ElementAccessExpression]: { read: readElement },
  [SyntaxKind.PrefixUnaryExpression]: { read: readPrefix },
  [SyntaxKind.PostfixUnaryExpression]: { read: readPostfix },
  [SyntaxKind.TypeOfExpression]: { read: readTypeOf },
  [SyntaxKind.VoidExpression]: { read: readVoid },
  [SyntaxKind.DeleteExpression]: { read: readDeleted },
  [SyntaxKind.BinaryExpression]: { read: readBinary },
  [SyntaxKind.ConditionalExpression]: { read: readConditional },
  [SyntaxKind.CallExpression]: { read: readCall },
  [SyntaxKind.NewExpression]: { read: readNew },
  [SyntaxKind.AwaitExpression]: { read: readAwait },

  // what only types see
  [SyntaxKind.ParenthesizedExpression]: { read: readThrough },
  [SyntaxKind.AsExpression]: { read: readThrough },
  [SyntaxKind.TypeAssertionExpression]: { read: readThrough },
  [SyntaxKind.NonNullExpression]: { read: readThrough },
  [SyntaxKind.SatisfiesExpression]: { read: readThrough },

  // what is refused
  [SyntaxKind.ArrowFunction]: functionValue,
  [SyntaxKind.FunctionExpression]: functionValue,
  [SyntaxKind.BigIntLiteral]: { refuse: { what: "a bigint", repair: "use a number, or a string of digits" } },
  [SyntaxKind.RegularExpressionLiteral]: {
    refuse: {
      what: "a regular expression but to `test` with, or to `replace` by a constant, in the words that all engines share",
      repair: "match in a task",
    },
  },
  [SyntaxKind.TaggedTemplateExpression]: {
    refuse: { what: "a tagged template", repair: "call the function in a task" },
  },
  [SyntaxKind.YieldExpression]: { refuse: { what: "`yield`", repair: "collect the values in an array" } },
  [SyntaxKind.ClassExpression]: {
    refuse: { what: "a class as a value", repair: "declare the class at the top of the file" },
  },
  [SyntaxKind.SuperKeyword]: { refuse: { what: "`super`", repair: "a workflow is a function and has no base class" } },
  [SyntaxKind.ThisKeyword]: {
    refuse: { what: "`this`", repair: "a workflow is called without a receiver; take what it needs as input" },
  },
  [SyntaxKind.MetaProperty]: { refuse: { what: "`new.target` or `import.meta`", repair: "read it in a task" } },
  [SyntaxKind.ImportKeyword]: { refuse: { what: "a dynamic `import`", repair: "import at the top of the file" } },
  [SyntaxKind.CommaListExpression]: { refuse: { what: "the comma operator", repair: "write several statements" } },
  [SyntaxKind.JsxElement]: jsx,
  [SyntaxKind.JsxSelfClosingElement]: jsx,
  [SyntaxKind.JsxOpeningElement]: jsx,
  [SyntaxKind.JsxFragment]: jsx,
  [SyntaxKind.JsxOpeningFragment]: jsx,
  [SyntaxKind.JsxClosingFragment]: jsx,
  [SyntaxKind.JsxExpression]: jsx,

  // what never stands alone
  [SyntaxKind.SpreadElement]: { ignore: "read by the literal or the call it stands in" },
  [SyntaxKind.OmittedExpression]: { refuse: { what: "a hole in an array", repair: "write `undefined` or `null`" } },
  [SyntaxKind.PartiallyEmittedExpression]: { ignore: "made by TypeScript, never written" },
  [SyntaxKind.AnyKeyword]: keyword,
  [SyntaxKind.BooleanKeyword]: keyword,
  [SyntaxKind.NumberKeyword]: keyword,
  [SyntaxKind.ObjectKeyword]: keyword,
  [SyntaxKind.StringKeyword]: keyword,
  [SyntaxKind.SymbolKeyword]: keyword,
  [SyntaxKind.UndefinedKeyword]: keyword,
};

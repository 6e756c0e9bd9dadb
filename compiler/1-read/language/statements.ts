/**
 * Every statement of TypeScript, in one table: what is read, what is refused, what leaves no trace.
 * A statement that TypeScript adds and this table lacks does not compile.
 */
import type { Statement } from "ts-morph";
import { SyntaxKind } from "ts-morph";
import { readBreak, readContinue } from "../statements/leave";
import { readBlock, readLabelled } from "../statements/block";
import { readDo, readFor, readWhile } from "../statements/loops";
import { readExpressionStatement } from "../statements/expression";
import { readForIn } from "../statements/for-in";
import { readForOf } from "../statements/for-of";
import { readIf } from "../statements/if";
import { readReturn } from "../statements/return";
import { readSwitch } from "../statements/switch";
import { readThrow } from "../statements/throw";
import { readTry } from "../statements/try";
import { readVariables } from "../statements/variables";
import type { KindsOf, Table } from "./rule";

export type StatementKind = KindsOf<Statement>;

const onlyInModules = { ignore: "stands in modules only, never in a function" } as const;

export const statements: Table<StatementKind, void> = {
  // what becomes steps
  [SyntaxKind.Block]: { read: readBlock },
  [SyntaxKind.VariableStatement]: { read: readVariables },
  [SyntaxKind.ExpressionStatement]: { read: readExpressionStatement },
  [SyntaxKind.IfStatement]: { read: readIf },
  [SyntaxKind.SwitchStatement]: { read: readSwitch },
  [SyntaxKind.ForOfStatement]: { read: readForOf },
  [SyntaxKind.ForInStatement]: { read: readForIn },
  [SyntaxKind.ForStatement]: { read: readFor },
  [SyntaxKind.WhileStatement]: { read: readWhile },
  [SyntaxKind.DoStatement]: { read: readDo },
  [SyntaxKind.LabeledStatement]: { read: readLabelled },
  [SyntaxKind.BreakStatement]: { read: readBreak },
  [SyntaxKind.ContinueStatement]: { read: readContinue },
  [SyntaxKind.ReturnStatement]: { read: readReturn },
  [SyntaxKind.ThrowStatement]: { read: readThrow },
  [SyntaxKind.TryStatement]: { read: readTry },

  // what is refused
  [SyntaxKind.WithStatement]: {
    refuse: { what: "a `with` statement", repair: "name the object: `order.id` instead of `with (order) id`" },
  },
  [SyntaxKind.ClassDeclaration]: {
    refuse: {
      what: "a class",
      repair: "declare the class at the top of the file; error classes can be thrown from there",
    },
  },
  [SyntaxKind.EnumDeclaration]: { refuse: { what: "an enum", repair: "declare the enum at the top of the file" } },
  [SyntaxKind.ModuleDeclaration]: { refuse: { what: "a namespace", repair: "declare it at the top of the file" } },

  // what leaves no trace in a state machine
  [SyntaxKind.EmptyStatement]: { ignore: "does nothing" },
  [SyntaxKind.DebuggerStatement]: { ignore: "there is no debugger in a state machine" },
  [SyntaxKind.FunctionDeclaration]: { ignore: "written out where it is called" },
  [SyntaxKind.InterfaceDeclaration]: { ignore: "types are erased" },
  [SyntaxKind.TypeAliasDeclaration]: { ignore: "types are erased" },
  [SyntaxKind.NotEmittedStatement]: { ignore: "made by TypeScript, never written" },
  [SyntaxKind.ModuleBlock]: onlyInModules,
  [SyntaxKind.ImportEqualsDeclaration]: onlyInModules,
  [SyntaxKind.ImportDeclaration]: onlyInModules,
  [SyntaxKind.ExportAssignment]: onlyInModules,
  [SyntaxKind.ExportDeclaration]: onlyInModules,
};

/** What the documentation says of each statement: total over the table of the reader. */
import { SyntaxKind } from "ts-morph";
import type { StatementKind } from "../../compiler/1-read/language/statements";

/** Under which heading a statement is shown, in this order. */
export const statementGroups = ["Steps", "Branches", "Loops", "Ways out"] as const;

/** A construct that is read: how it is written, a sample that is compiled, what it becomes. */
export interface Construct {
  readonly group: (typeof statementGroups)[number];
  readonly written: string;
  readonly example: string;
  readonly becomes: string;
}

/** One that is read; or, for what is refused or leaves no trace, how it is called. */
export const statementDocs: { readonly [K in StatementKind]: Construct | string } = {
  [SyntaxKind.ExpressionStatement]: {
    group: "Steps",
    written: "a call or an assignment",
    example: "await reserve(order.id);",
    becomes: "a Task; an assignment rides along in the `Assign` of the state before it",
  },
  [SyntaxKind.VariableStatement]: {
    group: "Steps",
    written: "`const`, `let`, `var`",
    example: "const id = await reserve(order.id); await check(id);",
    becomes: "a variable of the machine, set by the state that yields its value",
  },
  [SyntaxKind.Block]: {
    group: "Steps",
    written: "`{ … }`",
    example: "{ await check(order.id); }",
    becomes: "its statements; names that are shadowed become different variables",
  },
  [SyntaxKind.IfStatement]: {
    group: "Branches",
    written: "`if`",
    example: "if (order.open) await check(order.id);",
    becomes: "a Choice where an arm has an effect, else a part of an expression",
  },
  [SyntaxKind.SwitchStatement]: {
    group: "Branches",
    written: "`switch`",
    example: `switch (order.size) { case "small": await check(order.id); break; default: await reserve(order.id); }`,
    becomes: "one Choice with a rule for each `case`; falling through is the way from one body to the next",
  },
  [SyntaxKind.ForOfStatement]: {
    group: "Loops",
    written: "`for … of`",
    example: "for (const line of order.lines) await reserve(line);",
    becomes:
      "a Map that takes one item after the other; where a turn, or an error, sees what earlier turns have left: a Choice that walks the array by position; `line.done = true` changes the array, and `stock.count = 0` of `for (const [shop, stock] of Object.entries(stocks))` the object; `for (const [position, line] of lines.entries())` and `.keys()` are the same loop, whose position has a name; so is `lines.forEach((line) => …)` with a callback that changes neither the list nor its items",
  },
  [SyntaxKind.ForInStatement]: {
    group: "Loops",
    written: "`for … in`",
    example: "for (const name in { a: 1, b: 2 }) await check(name);",
    becomes: "a loop over the keys of an object, in JavaScript's order; keys that the loop deletes are left out",
  },
  [SyntaxKind.ForStatement]: {
    group: "Loops",
    written: "`for (…; …; …)`",
    example: "for (let n = 0; n < 3; n++) await check(order.id);",
    becomes: "a Choice on the condition; the step of the counter rides along in the last state of the body",
  },
  [SyntaxKind.WhileStatement]: {
    group: "Loops",
    written: "`while`",
    example: "while (await check(order.id)) await reserve(order.id);",
    becomes: "a Choice before each turn",
  },
  [SyntaxKind.DoStatement]: {
    group: "Loops",
    written: "`do … while`",
    example: "let busy = true; do { busy = await check(order.id); } while (busy);",
    becomes: "a Choice behind each turn",
  },
  [SyntaxKind.BreakStatement]: {
    group: "Ways out",
    written: "`break`",
    example: "for (const line of order.lines) { if (!(await check(line))) break; }",
    becomes: "the way out of the loop, the `switch` or the labelled block",
  },
  [SyntaxKind.ContinueStatement]: {
    group: "Ways out",
    written: "`continue`",
    example: "for (const line of order.lines) { if (line === order.id) continue; await check(line); }",
    becomes: "the way to the next turn",
  },
  [SyntaxKind.LabeledStatement]: {
    group: "Ways out",
    written: "a label",
    example: "stock: { if (await check(order.id)) break stock; await reserve(order.id); }",
    becomes: "a place that `break` and `continue` can name",
  },
  [SyntaxKind.ReturnStatement]: {
    group: "Ways out",
    written: "`return`",
    example: "return await reserve(order.id);",
    becomes: "the `Output` of the state before it, which ends the execution",
  },
  [SyntaxKind.ThrowStatement]: {
    group: "Ways out",
    written: "`throw`",
    example: `if (!order.open) throw new SoldOut("closed"); await reserve(order.id);`,
    becomes: "the way to the `catch`, or to the compensations and a Fail",
  },
  [SyntaxKind.TryStatement]: {
    group: "Ways out",
    written: "`try`, `catch`, `finally`",
    example: "try { await reserve(order.id); } catch { await check(order.id); } finally { await release(order.id); }",
    becomes: "a `Catch` on each state of the body; `finally` stands on every way out",
  },

  [SyntaxKind.WithStatement]: "`with`",
  [SyntaxKind.FunctionDeclaration]: "`function` inside of a workflow",
  [SyntaxKind.ClassDeclaration]: "`class` inside of a workflow",
  [SyntaxKind.EnumDeclaration]: "`enum` inside of a workflow",
  [SyntaxKind.ModuleDeclaration]: "`namespace`",

  [SyntaxKind.EmptyStatement]: "`;`",
  [SyntaxKind.DebuggerStatement]: "`debugger`",
  [SyntaxKind.InterfaceDeclaration]: "`interface`",
  [SyntaxKind.TypeAliasDeclaration]: "`type`",
  [SyntaxKind.NotEmittedStatement]: "a placeholder",
  [SyntaxKind.ModuleBlock]: "the body of a namespace",
  [SyntaxKind.ImportEqualsDeclaration]: "`import … = require(…)`",
  [SyntaxKind.ImportDeclaration]: "`import`",
  [SyntaxKind.ExportAssignment]: "`export =`, `export default`",
  [SyntaxKind.ExportDeclaration]: "`export { … }`",
};

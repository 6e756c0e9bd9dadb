/**
 * while (test) { … }    →   Choice on the test, then the body, then back
 * do { … } while (test) →   the body, then Choice on the test
 * for (a; test; b) { … } →  a; while (test) { …; b }
 */
import {
  Node,
  VariableDeclarationKind,
  type DoStatement,
  type Expression as Syntax,
  type ForStatement,
  type Statement,
  type WhileStatement,
} from "ts-morph";
import type { Expression, Local } from "../../ir/expression";
import type { LoopStep, Step } from "../../ir/flow";
import { writtenBy } from "../../ir/steps";
import { readAsStatement } from "./expression";
import { readDeclarations } from "./variables";
import { readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { collect, place, type Reading } from "../reading";
import { titleOfDecision } from "../titles";

interface Parts {
  readonly test: Syntax | undefined;
  readonly testFirst: boolean;
  readonly body: Statement;
  readonly update: Syntax | undefined;
  readonly copied: readonly Local[];
}

/** Reads `while`. */
export function readWhile(node: WhileStatement, reading: Reading): void {
  readLoop(
    node,
    { test: node.getExpression(), testFirst: true, body: node.getStatement(), update: undefined, copied: [] },
    reading,
  );
}

/** Reads `do … while`. */
export function readDo(node: DoStatement, reading: Reading): void {
  readLoop(
    node,
    { test: node.getExpression(), testFirst: false, body: node.getStatement(), update: undefined, copied: [] },
    reading,
  );
}

/** Reads `for (…; …; …)`. */
export function readFor(node: ForStatement, reading: Reading): void {
  const { steps } = reading;
  const before = steps.length;
  const first = node.getInitializer();
  if (Node.isVariableDeclarationList(first)) readDeclarations(first.getDeclarations(), reading);
  else if (first !== undefined) readAsStatement(first, reading);
  reading.title = titleOfDecision(reading.title, steps.slice(before));
  const parts = { test: node.getCondition(), body: node.getStatement(), update: node.getIncrementor() };
  const copied = isBlockScoped(first) ? [...writtenBy(steps.slice(before))] : [];
  readLoop(node, { ...parts, testFirst: true, copied }, reading);
}

function isBlockScoped(first: Node | undefined): boolean {
  return Node.isVariableDeclarationList(first) && first.getDeclarationKind() !== VariableDeclarationKind.Var;
}

function readLoop(node: WhileStatement | DoStatement | ForStatement, parts: Parts, reading: Reading): void {
  const name = takeLabel(reading);
  const label = { name: name ?? "loop" };
  const { title } = reading;
  let test: Expression | null = null;
  const head = collect(reading, () => {
    const forever = parts.test === undefined || parts.test.getText() === "true";
    if (parts.test !== undefined && !forever) test = readExpression(parts.test, reading);
  });
  reading.title = null;
  reading.targets.push({ label, name, kind: "loop" });
  const body = readBody(parts.body, reading);
  reading.targets.pop();
  const update: readonly Step[] = collect(reading, () => {
    if (parts.update !== undefined) readAsStatement(parts.update, reading);
  });
  const loop: LoopStep = {
    kind: "loop",
    label,
    head,
    test,
    testFirst: parts.testFirst,
    body,
    update,
    copied: parts.copied,
    title: titleOfDecision(title, head),
    span: place(reading, node),
  };
  reading.steps.push(loop);
}

/** The label that the statement stands on, if any; it is used up. */
export function takeLabel(reading: Reading): string | null {
  const name = reading.pendingLabel;
  reading.pendingLabel = null;
  return name;
}

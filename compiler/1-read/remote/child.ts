/**
 * await settleOrder(order)                    →   states:startExecution.sync:2, whose answer is the child's output
 * await priceOrder(order), an Express one     →   aws-sdk:sfn:startSyncExecution, and a Choice that asks how it ended
 * await start(settleOrder, order, { name })   →   states:startExecution, whose answer is the execution's ARN
 */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression, Local, Member } from "../../ir/expression";
import { plainCall } from "../../ir/flow";
import { kind, mayBe, within, without, type Kinds } from "../../ir/kinds";
import type { ChildTarget } from "../../ir/target";
import { functionOf } from "../callees";
import { refuseOdd } from "../error-values";
import { nameOf } from "../functions";
import { originOf } from "../hints";
import { property } from "../parts";
import type { Program, WorkflowFunction } from "../program";
import { readExpression, readInOrder } from "../read-expression";
import { complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { kindsOfType } from "../types";

/** The workflow that an expression names, or null. */
export function workflowOfCallee(callee: Syntax, program: Program): WorkflowFunction | null {
  const declaration = functionOf(callee);
  return declaration === null ? null : program.workflowOf(declaration);
}

/** Adds the steps that run another workflow to its end, and returns its output. */
export function readChild(node: CallExpression, workflow: WorkflowFunction, reading: Reading): Expression {
  const span = place(reading, node);
  const { title } = reading;
  const [given] = node.getArguments();
  const syntaxes = [given].filter(Node.isExpression);
  const members = syntaxes.map((syntax): Member => ({
    kind: "member",
    key: "Input",
    value: inputOf(syntax, readExpression(syntax, reading), reading),
  }));
  const target = childTarget(workflow, { how: "wait", sends: members.length > 0 ? ["Input"] : [] }, reading);
  const payload: Expression = { kind: "object", members, kinds: kind.object, span };
  const kinds = outputKinds(node);
  const isExpress = target.type === "EXPRESS";
  const hint = originOf(node) ?? target.functionName;
  const into = makeLocal(isExpress ? "answer" : hint, hint, span, isExpress ? kind.object : kinds);
  const result: Expression = { kind: "result", of: "service", kinds: kind.object, span };
  const answer: Expression = {
    kind: "operation",
    name: "execution answer",
    operands: [result],
    kinds: kind.object,
    span,
  };
  push(target, { payload, into, kinds: isExpress ? kind.object : kinds, title }, reading);
  if (!isExpress) return readOf(into, kinds, span);
  replaceKept(answer, reading);
  return answered(into, kinds, span, reading);
}

/** `start(workflow, input, { name })`: adds the step that begins an execution, and returns its ARN. */
export function readStart(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const { title } = reading;
  const [callee, ...given] = node.getArguments();
  const workflow = Node.isExpression(callee) ? workflowOfCallee(callee, reading.program) : null;
  const count = workflow?.declaration.getParameters().length ?? 1;
  const input = count === 0 ? undefined : given[0];
  const name = nameIn(given[count]);
  if (workflow === null || name === undefined || given.length > count + 1) {
    complain(reading, wordUse, workflow === null ? (callee ?? node) : node, { word: "start", rule: shape });
    return unread(span);
  }
  const syntaxes = [input, name ?? undefined].filter(Node.isExpression);
  const values = readInOrder(syntaxes, reading);
  const members = syntaxes.flatMap((syntax, at): Member[] => {
    const value = values[at];
    if (value === undefined) return [];
    if (syntax !== input) return [{ kind: "member", key: "Name", value }];
    return [{ kind: "member", key: "Input", value: inputOf(syntax, value, reading) }];
  });
  const sends = syntaxes.map((syntax) => (syntax === input ? "Input" : "Name"));
  const target = childTarget(workflow, { how: "start", sends }, reading);
  const payload: Expression = { kind: "object", members, kinds: kind.object, span };
  const into = makeLocal("execution", originOf(node) ?? "execution", span, kind.string);
  push(target, { payload, into, kinds: kind.string, title }, reading);
  const result: Expression = { kind: "result", of: "service", kinds: kind.object, span };
  replaceKept(property(result, "ExecutionArn", { kinds: kind.string, span, optional: false }), reading);
  return readOf(into, kind.string, span);
}

const shape =
  'write `await start(settleOrder, order)`, with a workflow of the project, or with a `{ name: "…" }` behind';

/** The `name` of the options; null where there is none, undefined where they cannot be read. */
function nameIn(options: Node | undefined): Syntax | null | undefined {
  if (options === undefined) return null;
  if (!Node.isObjectLiteralExpression(options)) return undefined;
  const [property, ...more] = options.getProperties();
  if (property === undefined) return null;
  if (more.length > 0 || !Node.isPropertyAssignment(property) || property.getName() !== "name") return undefined;
  return property.getInitializer();
}

interface Called {
  readonly payload: Expression;
  readonly into: Local;
  readonly kinds: Kinds;
  readonly title: string | null;
}

function push(target: ChildTarget, { payload, into, kinds, title }: Called, reading: Reading): void {
  reading.steps.push({
    ...plainCall,
    target,
    payload,
    into,
    resultKinds: kinds,
    title,
    span: payload.span,
  });
}

/** Of what comes back only this is kept. */
function replaceKept(kept: Expression, reading: Reading): void {
  const step = reading.steps.pop();
  if (step?.kind === "task") reading.steps.push({ ...step, kept });
}

/** `if (answer.error) throw answer.error; answer.value` */
function answered(answer: Local, kinds: Kinds, span: Expression["span"], reading: Reading): Expression {
  const whole = readOf(answer, kind.object, span);
  const failed = property(whole, "error", { kinds: kind.error | kind.undefined, span, optional: false });
  const nothing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  reading.steps.push({
    kind: "branch",
    test: { kind: "binary", operator: "!==", left: failed, right: nothing, kinds: kind.boolean, span },
    then: [{ kind: "throw", error: { ...failed, kinds: kind.error }, span }],
    otherwise: [],
    title: null,
    span,
  });
  return property(whole, "value", { kinds, span, optional: false });
}

function childTarget(
  { name, declaration, annotations }: WorkflowFunction,
  { how, sends }: Pick<ChildTarget, "how" | "sends">,
  reading: Reading,
): ChildTarget {
  const type = annotations.values.express === undefined ? "STANDARD" : "EXPRESS";
  return {
    kind: "child",
    name,
    functionName: nameOf(declaration) ?? name,
    file: place(reading, declaration).file,
    type,
    how,
    sends,
    pattern: how === "wait" && type === "STANDARD" ? "sync:2" : "request",
  };
}

/** What comes back has been through JSON. */
function outputKinds(node: CallExpression): Kinds {
  const [result = node.getReturnType()] = node.getReturnType().getTypeArguments();
  const kinds = kindsOfType(result, node);
  return mayBe(kinds, kind.undefined) ? without(kinds, kind.undefined) | kind.null : kinds;
}

/** An object is the input itself; of anything else Step Functions wants the JSON. */
function inputOf(syntax: Syntax, value: Expression, reading: Reading): Expression {
  const { span } = value;
  refuseOdd(value, "passed to a workflow", syntax, reading);
  const nothing: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  const certain: Expression = mayBe(value.kinds, kind.undefined)
    ? {
        kind: "logical",
        operator: "??",
        left: value,
        right: nothing,
        kinds: without(value.kinds, kind.undefined) | kind.null,
        span,
      }
    : value;
  if (within(certain.kinds, kind.object)) return certain;
  return { kind: "operation", name: "JSON.stringify", operands: [certain], kinds: kind.string, span };
}

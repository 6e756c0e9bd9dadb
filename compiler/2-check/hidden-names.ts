/**
 * const item = { id, parent: order.parent }; all.push(item)   →   an element of `all` may have a `parent` that is undefined
 *
 * Which objects may have, in JavaScript, a property that is there and undefined: those that the program makes. What comes from
 * outside is JSON, and has none. Of a value it is known what itself may have, and what anything within it may have.
 */
import type { Expression, Item, Local, ObjectLiteral, Operation } from "../ir/expression";
import type { Flow, GroupStep, Label, Step, TaskStep } from "../ir/flow";
import { kind, mayBe } from "../ir/kinds";
import { allSteps, evaluatedWithin, membersOf } from "../ir/steps";
import { partsOf } from "../ir/walk";
import { around, noNames, none, union, withinOf, withMember, type Hidden } from "./hidden";
import { madeBy, someEntry, takenBy } from "./hidden-operations";

const ofSomeEntry: Hidden = { own: noNames, deep: new Set([someEntry]) };

/** What is known of values after everything that a workflow does to them. */
export class HiddenNames {
  private readonly locals = new Map<Local, Hidden>();
  private readonly results = new Map<Label, Local>();
  private grown = false;

  private readonly flow: Flow;

  constructor(flow: Flow) {
    this.flow = flow;
    const steps = [...allSteps(flow.body)];
    for (const step of steps) if (step.kind === "recursion") this.results.set(step.routine, step.result);
    const values = [...evaluatedWithin(flow.body)];
    do {
      this.grown = false;
      for (const step of steps) this.follow(step);
      for (const value of values) this.of(value);
    } while (this.grown);
  }

  /** What the value of an expression may have. */
  of(expression: Expression): Hidden {
    const { own, deep } = this.found(expression);
    if (expression.kind === "lambda") return { own, deep };
    if (!mayBe(expression.kinds, kind.array | kind.object)) return none;
    return { own: mayBe(expression.kinds, kind.object) ? own : noNames, deep };
  }

  private found(expression: Expression): Hidden {
    switch (expression.kind) {
      case "read":
        return this.locals.get(expression.local) ?? none;
      case "property":
      case "element":
        return withinOf(this.of(expression.base));
      case "object":
        return this.ofObject(expression);
      case "array":
        return union(expression.items.map((item) => this.ofItem(item)));
      case "logical":
        return union([this.of(expression.left), this.of(expression.right)]);
      case "conditional":
        this.of(expression.test);
        return union([this.of(expression.then), this.of(expression.otherwise)]);
      case "operation":
        return this.ofOperation(expression);
      case "lambda":
        return this.of(expression.body);
      case "unary":
      case "binary":
      case "concatenation":
      case "newError":
      case "errorField":
      case "errorIs":
        for (const part of partsOf(expression)) this.of(part);
        return none;
      case "literal":
      case "input":
      case "result":
      case "given":
      case "caught":
        return none;
    }
  }

  private ofObject({ members }: ObjectLiteral): Hidden {
    return union(
      members.map((member) => {
        const value = this.of(member.value);
        return member.kind === "spread" ? value : withMember(member.key, member.value.kinds, value);
      }),
    );
  }

  /** `[key, undefined]` may become a property. */
  private ofItem({ kind: how, value }: Item): Hidden {
    const inner = this.of(value);
    if (how === "spread") return inner;
    return mayBe(value.kinds, kind.undefined) ? union([around(inner), ofSomeEntry]) : around(inner);
  }

  private ofOperation(operation: Operation): Hidden {
    const hidden = operation.operands.map((operand) => this.of(operand));
    for (const operand of operation.operands) {
      if (operand.kind !== "lambda") continue;
      for (const [at, parameter] of operand.parameters.entries()) this.add(parameter, takenBy(operation, hidden, at));
    }
    return madeBy(operation, hidden);
  }

  private add(local: Local | null, hidden: Hidden): void {
    if (local === null) return;
    const before = this.locals.get(local) ?? none;
    const after = union([before, hidden]);
    if (after.own.size === before.own.size && after.deep.size === before.deep.size) return;
    this.locals.set(local, after);
    this.grown = true;
  }

  private follow(step: Step): void {
    if (step.kind === "set") this.add(step.local, this.of(step.value));
    else if (step.kind === "each") {
      this.add(step.item, withinOf(this.of(step.items)));
      this.add(step.walked, this.of(step.items));
    } else if (step.kind === "group") this.followGroup(step);
    else if (step.kind === "recursion" || step.kind === "recurse") {
      for (const { local, value } of step.parameters) this.add(local, this.of(value));
      const result = this.results.get(step.routine);
      this.add(step.into, (result === undefined ? undefined : this.locals.get(result)) ?? none);
    } else if (step.kind === "task") this.add(step.into, this.ofOutlined(step));
  }

  private followGroup(step: GroupStep): void {
    const { members, into } = step;
    this.add(into, union(membersOf(step).map(({ value }) => around(this.of(value)))));
    if (members.kind !== "each") return;
    this.add(members.item, withinOf(this.of(members.items)));
    for (const { local, value } of members.distributed?.captured ?? []) this.add(local, this.of(value));
  }

  /** What outlined code makes, or hands on; natively, it is the program's own. */
  private ofOutlined(step: TaskStep): Hidden {
    const { target } = step;
    if (target.kind !== "outlined") return none;
    const { hides = [] } = this.flow.regions.find(({ name }) => name === target.region) ?? {};
    return { own: noNames, deep: new Set([...hides, ...this.given(step)]) };
  }

  /** Of all that outlined code is given. */
  given({ payload }: TaskStep): ReadonlySet<string> {
    const values =
      payload.kind === "object"
        ? payload.members.find((each) => each.kind === "member" && each.key === "values")
        : undefined;
    return values === undefined ? noNames : this.of(values.value).deep;
  }
}

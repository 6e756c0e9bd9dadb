/** Where the steps of a workflow stand, and what they evaluate where: before, after or within each other, in the order of the source. */
import type { Expression, Local } from "../ir/expression";
import type { Step } from "../ir/flow";
import { bodiesOf, evaluatedBy, membersOf } from "../ir/steps";
import { localsOf } from "../ir/walk";

/** Where a step stands. */
interface Spot {
  readonly step: Step;
  readonly begin: number;
  readonly end: number;
  /** The steps that hold it, the innermost one first. */
  readonly around: readonly Step[];
}

/** Steps in the order of the source. */
export class Order {
  readonly #spots = new Map<Step, Spot>();
  readonly #values: { readonly value: Expression; readonly at: number }[] = [];
  #now = 0;

  constructor(steps: readonly Step[]) {
    this.#visitAll(steps, []);
  }

  /** Every step, those inside of others included. */
  get steps(): readonly Step[] {
    return [...this.#spots.keys()];
  }

  /** The steps that hold a step, the innermost one first. */
  around(step: Step): readonly Step[] {
    return this.#at(step).around;
  }

  isBefore(one: Step, other: Step): boolean {
    return this.#at(one).begin < this.#at(other).begin;
  }

  /** True where something behind the step reads the local. */
  isReadBehind(step: Step, local: Local): boolean {
    const { end } = this.#at(step);
    return this.#values.some(({ value, at }) => at > end && localsOf(value).has(local));
  }

  /** True where something that is not within the step reads the local. */
  isReadBeside(step: Step, local: Local): boolean {
    const { begin, end } = this.#at(step);
    return this.#values.some(({ value, at }) => (at < begin || at > end) && localsOf(value).has(local));
  }

  #at(step: Step): Spot {
    const spot = this.#spots.get(step);
    if (spot === undefined) throw new Error("the step is none of the workflow");
    return spot;
  }

  #visitAll(steps: readonly Step[], around: readonly Step[]): void {
    for (const step of steps) this.#visit(step, around);
  }

  #visit(step: Step, around: readonly Step[]): void {
    const begin = this.#now++;
    const inside = [step, ...around];
    evaluatedBy(step).forEach((value) => this.#evaluate(value));
    if (step.kind !== "group") bodiesOf(step).forEach((body) => this.#visitAll(body, inside));
    else
      for (const { body, value } of membersOf(step)) {
        this.#visitAll(body, inside);
        this.#evaluate(value);
      }
    this.#spots.set(step, { step, begin, end: this.#now++, around });
  }

  #evaluate(value: Expression): void {
    this.#values.push({ value, at: this.#now++ });
  }
}

/**
 * const item = byId(items, id)   →   what `return items.find(…)!` of the helper may be, whatever its type says
 *
 * What the call gives counts while its function is looked at, and not for other calls of the same function.
 */
import { Node, SyntaxKind, type CallExpression, type Expression, type Symbol } from "ts-morph";
import { nothing, type Kinds } from "../ir/kinds";
import { wordOf } from "./callees";
import { isAnyFunction, type AnyFunction } from "./functions";
import { ofPart } from "./lies";
import { symbolOf } from "./symbols";
import { functionAround, functionsIn } from "./views/functions";

/** What a parameter is given by the call that is looked at: kinds beyond its type, and the functions that it may be. */
interface Given {
  readonly kinds: Kinds;
  readonly functions: readonly AnyFunction[];
}

/** How the values of calls lie: each call is followed into the functions that it may be of. */
export class CallLies {
  readonly #given = new Map<Symbol, Given>();
  /** The functions that are being looked at, with the number of those around each. */
  readonly #busy = new Map<Node, number>();
  /** Functions that are given nothing that lies: what they return, until more is known of variables. */
  readonly #known = new Map<AnyFunction, Kinds>();
  /** The outermost function that was met in itself, by the number of those around it; -1 for a variable, which is nobody's. */
  #met = Infinity;
  readonly #survey: (body: Node) => void;
  readonly #lies: (value: Expression) => Kinds;

  constructor(survey: (body: Node) => void, lies: (value: Expression) => Kinds) {
    this.#survey = survey;
    this.#lies = lies;
  }

  /** A variable was met in itself: what is found meanwhile may not be all. */
  meet(): void {
    this.#met = -1;
  }

  /** More is known of variables, or of what parameters are given. */
  forget(): void {
    this.#known.clear();
  }

  /** What a parameter may be beyond its type, in the call that is looked at. */
  ofParameter(symbol: Symbol): Kinds {
    return this.#given.get(symbol)?.kinds ?? nothing;
  }

  /** What the value of a call may be beyond its type: `retry`, `within` and `saga` yield what their blocks do. */
  of(node: CallExpression): Kinds {
    const callee = node.getExpression();
    if (wordOf(callee) !== null) return this.#ofAll(node.getArguments(), []);
    if (Node.isPropertyAccessExpression(callee) && /^reduce(Right)?$/.test(callee.getName()))
      return this.#ofReduced(node.getArguments());
    return this.#ofAll([callee], node.getArguments());
  }

  #ofReduced([callback, start]: readonly Node[]): Kinds {
    if (callback === undefined || !Node.isExpression(start)) return nothing;
    return this.#lies(start) | this.#ofAll([callback], [start]);
  }

  #ofAll(functions: readonly Node[], given: readonly Node[]): Kinds {
    const targets = functions.flatMap((each) => this.#targets(each));
    return targets.reduce((kinds, target) => kinds | this.#ofOne(target, given), nothing);
  }

  #targets(callee: Node): readonly AnyFunction[] {
    if (isAnyFunction(callee)) return [callee];
    if (Node.isIdentifier(callee) || Node.isPropertyAccessExpression(callee)) {
      const symbol = Node.isIdentifier(callee) ? symbolOf(callee) : undefined;
      const given = symbol === undefined ? undefined : this.#given.get(symbol);
      return given?.functions ?? functionsIn(callee);
    }
    return Node.isParenthesizedExpression(callee) ? functionsIn(callee.getExpression()) : [];
  }

  #ofOne(target: AnyFunction, values: readonly Node[]): Kinds {
    const around = this.#busy.get(target);
    if (around !== undefined) {
      this.#met = Math.min(this.#met, around);
      return nothing;
    }
    this.#survey(target);
    const given = this.#givenBy(target, values);
    const isPlain = [...given.values()].every(({ kinds, functions }) => kinds === nothing && functions.length === 0);
    const known = isPlain ? this.#known.get(target) : undefined;
    if (known !== undefined) return known;
    const met = this.#met;
    this.#met = Infinity;
    const kinds = this.#returned(target, given);
    // Met in itself, and in none around it: another look at it would find the same.
    const isWhole = this.#met >= this.#busy.size;
    if (isPlain && isWhole) this.#known.set(target, kinds);
    this.#met = Math.min(met, isWhole ? Infinity : this.#met);
    return kinds;
  }

  #returned(target: AnyFunction, given: ReadonlyMap<Symbol, Given>): Kinds {
    const before = new Map(this.#given);
    this.#busy.set(target, this.#busy.size);
    for (const [symbol, each] of given) this.#given.set(symbol, each);
    const kinds = returnedBy(target).reduce((all, value) => all | this.#lies(value), nothing);
    this.#busy.delete(target);
    for (const [symbol] of given) restore(this.#given, symbol, before.get(symbol));
    return kinds;
  }

  #givenBy(target: AnyFunction, values: readonly Node[]): ReadonlyMap<Symbol, Given> {
    const given = new Map<Symbol, Given>();
    for (const [at, parameter] of target.getParameters().entries()) {
      const value = values[at] ?? parameter.getInitializer();
      if (!Node.isExpression(value) || parameter.isRestParameter()) continue;
      const name = parameter.getNameNode();
      const whole = this.#lies(value);
      const kinds = Node.isIdentifier(name) ? whole : ofPart(whole);
      const functions = this.#targets(value);
      for (const each of Node.isIdentifier(name) ? [name] : name.getDescendantsOfKind(SyntaxKind.Identifier)) {
        const symbol = symbolOf(each);
        if (symbol !== undefined) given.set(symbol, { kinds, functions });
      }
    }
    return given;
  }
}

function restore(map: Map<Symbol, Given>, symbol: Symbol, before: Given | undefined): void {
  if (before === undefined) map.delete(symbol);
  else map.set(symbol, before);
}

/** The values that a function returns: not those that functions within it do. */
export function returnedBy(target: AnyFunction): readonly Expression[] {
  const body = target.getBody();
  if (Node.isExpression(body)) return [body];
  return target
    .getDescendantsOfKind(SyntaxKind.ReturnStatement)
    .filter((statement) => functionAround(statement) === target)
    .flatMap((statement) => statement.getExpression() ?? []);
}

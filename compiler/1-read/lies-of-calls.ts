/**
 * const item = byId(items, id)   →   what `return items.find(…)!` of the helper may be, whatever its type says
 *
 * What the call gives counts while its function is looked at, and not for other calls of the same function.
 */
import { Node, SyntaxKind, type CallExpression, type Expression, type Symbol } from "ts-morph";
import { anything, nothing, type Kinds } from "../ir/kinds";
import { wordOf } from "./callees";
import { Fixpoint } from "./fixpoint";
import { isAnyFunction, type AnyFunction } from "./functions";
import { ofPart } from "./lies";
import { symbolOf } from "./symbols";
import { functionAround, functionsIn } from "./views/functions";

/** What a parameter is given by the call that is looked at: kinds beyond its type, and the functions that it may be. */
interface Given {
  readonly of: AnyFunction;
  readonly kinds: Kinds;
  readonly functions: readonly AnyFunction[];
}

/** What parameters are given, of those that give what lies or what can be called. */
type AllGiven = ReadonlyMap<Symbol, Given>;

/** So many ways to call the functions of a program are told apart; what another way yields may be anything. */
const most = 500;

/** How the values of calls lie: each call is followed into the functions that it may be of. */
export class CallLies {
  readonly #answers = new Fixpoint();
  readonly #contexts = new Map<string, Context>();
  #context = new Context(new Map());
  readonly #survey: (body: Node) => void;
  readonly #lies: (value: Expression) => Kinds;

  constructor(survey: (body: Node) => void, lies: (value: Expression) => Kinds) {
    this.#survey = survey;
    this.#lies = lies;
    this.#contexts.set("", this.#context);
  }

  /** The answer to a question, in the call that is looked at. */
  ask(question: unknown, find: () => Kinds): Kinds {
    return this.#answers.of(this.#context.ofItsOwn(question), find);
  }

  /** More is known of variables, or of what parameters are given. */
  forget(): void {
    this.#answers.forget();
  }

  /** What a parameter may be beyond its type, in the call that is looked at. */
  ofParameter(symbol: Symbol): Kinds {
    return this.#context.given.get(symbol)?.kinds ?? nothing;
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
      const given = symbol === undefined ? undefined : this.#context.given.get(symbol);
      return given?.functions ?? functionsIn(callee);
    }
    return Node.isParenthesizedExpression(callee) ? functionsIn(callee.getExpression()) : [];
  }

  #ofOne(target: AnyFunction, values: readonly Node[]): Kinds {
    this.#survey(target);
    const context = this.#contextOf(target, this.#givenBy(target, values));
    if (context === null) return anything;
    const around = this.#context;
    this.#context = context;
    const kinds = this.ask(target, () => returnedBy(target).reduce((all, value) => all | this.#lies(value), nothing));
    this.#context = around;
    return kinds;
  }

  /** The context in which a function is called; null where there are too many of them. */
  #contextOf(target: AnyFunction, given: AllGiven): Context | null {
    const ofThoseAround = [...this.#context.given].filter(([, each]) => target.getAncestors().includes(each.of));
    const all = new Map([...ofThoseAround, ...given]);
    const key = keyOf(all);
    const known = this.#contexts.get(key);
    if (known !== undefined || this.#contexts.size >= most) return known ?? null;
    const context = new Context(all);
    this.#contexts.set(key, context);
    return context;
  }

  #givenBy(target: AnyFunction, values: readonly Node[]): AllGiven {
    const given = new Map<Symbol, Given>();
    for (const [at, parameter] of target.getParameters().entries()) {
      const value = values[at] ?? parameter.getInitializer();
      if (!Node.isExpression(value) || parameter.isRestParameter()) continue;
      const name = parameter.getNameNode();
      const whole = this.#lies(value);
      const kinds = Node.isIdentifier(name) ? whole : ofPart(whole);
      const functions = this.#targets(value);
      if (kinds === nothing && functions.length === 0) continue;
      for (const each of Node.isIdentifier(name) ? [name] : name.getDescendantsOfKind(SyntaxKind.Identifier)) {
        const symbol = symbolOf(each);
        if (symbol !== undefined) given.set(symbol, { of: target, kinds, functions });
      }
    }
    return given;
  }
}

/** Questions as they are asked while parameters are given what they are. */
class Context {
  readonly given: AllGiven;
  readonly #questions = new Map<unknown, object>();

  constructor(given: AllGiven) {
    this.given = given;
  }

  /** What stands for a question in this context, and in no other. */
  ofItsOwn(question: unknown): object {
    const known = this.#questions.get(question);
    if (known !== undefined) return known;
    const own = {};
    this.#questions.set(question, own);
    return own;
  }
}

/** The same for those that give the same. */
function keyOf(given: AllGiven): string {
  return [...given]
    .map(([symbol, { of, kinds, functions }]) =>
      [symbol.getName(), placeOf(of), kinds, ...functions.map(placeOf)].join(" "),
    )
    .sort()
    .join("; ");
}

function placeOf(node: Node): string {
  return `${node.getSourceFile().getFilePath()}:${node.getPos()}`;
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

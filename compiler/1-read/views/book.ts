/**
 * What is changed in place, and which names are second names: `x.y = …`, `x.push(…)`, `delete x.y`; `const a = x.y`,
 * `for (const a of x)`, `const { a } = x`, a function's parameter. Looked up in the syntax, before anything is read.
 */
import { Node, type BindingName, type CallExpression, type Identifier, type Symbol } from "ts-morph";
import { writtenBy } from "../patterns/targets";
import { mappedBy } from "../mapped-by";
import { namedWithin } from "../named";
import { symbolOf } from "../symbols";
import { partsWalkedBy } from "../walked";
import { functionsIn } from "./functions";
import { keyIn, partOf, startsLike, type Path } from "./paths";
import { putBy } from "./puts";

/** A place in the program that changes an object. */
export interface Change {
  readonly path: Path;
  /** `set`: another value stands there now. `grow`: one more behind the others. `move`: elements change their places. */
  readonly how: "set" | "grow" | "move";
  readonly node: Node;
}

/** A part of what a variable holds, which has another name: the other end of a link. */
interface Link {
  readonly name: Symbol;
  readonly path: Path;
}

/** How a variable's object lies to another one: what is changed at `from…` in it is changed at `to…` in the other. */
interface Way {
  readonly symbol: Symbol;
  readonly from: Path;
  readonly to: Path;
}

/** So many names, and ways to them, are followed from one; so many keys away. */
const mostWays = 2_000;
const furthest = 16;

/** So many functions are followed. What those behind them change is refused where they are read: they own nothing. */
const most = 60;

/** Changes and links, by the variable whose object they are about. */
export class Book {
  readonly #changes = new Map<Symbol, Change[]>();
  /** The names of parts of each variable's object. */
  readonly #links = new Map<Symbol, Link[]>();
  /** The variables of whose objects each is a part. A parameter is followed to what its function is given where it is read. */
  readonly #homes = new Map<Symbol, Link[]>();
  readonly #seen = new Set<Node>();
  readonly #called = new Set<Node>();
  readonly #known = new Map<Symbol, readonly Change[]>();
  #changing: ReadonlySet<Symbol> | null = null;

  /** Notes what happens in a function, and in those that it names. */
  note(body: Node): void {
    if (this.#seen.has(body) || this.#seen.size >= most) return;
    this.#seen.add(body);
    this.#changing = null;
    this.#known.clear();
    this.#noteNode(body);
    body.forEachDescendant((node) => {
      this.#noteNode(node);
    });
    for (const target of this.#called) this.note(target);
  }

  /** All changes of what a variable holds, under whichever name, with the way from the variable. */
  changesOf(symbol: Symbol): readonly Change[] {
    const known = this.#known.get(symbol) ?? this.#findChanges(symbol);
    this.#known.set(symbol, known);
    return known;
  }

  #findChanges(symbol: Symbol): readonly Change[] {
    const own = this.#changes.get(symbol) ?? [];
    this.#changing ??= this.#findChanging();
    if (!this.#changing.has(symbol)) return own;
    const ways: Way[] = [{ symbol, from: [], to: [] }];
    const met = new Map<Symbol, Set<string>>();
    for (const way of ways) {
      const next = this.#waysFrom(way).filter(({ symbol: name, from, to }) => {
        const known = met.get(name) ?? new Set();
        const key = `${from.join()} ${to.join()}`;
        const isNew = !known.has(key) && from.length + to.length <= furthest;
        met.set(name, known.add(key));
        return isNew;
      });
      ways.push(...next.slice(0, mostWays - ways.length));
    }
    return [...own, ...ways.slice(1).flatMap((way) => this.#changesOn(way))];
  }

  #changesOn({ symbol, from, to }: Way): readonly Change[] {
    return (this.#changes.get(symbol) ?? [])
      .filter(({ path }) => path.length > from.length && startsLike(path, from))
      .map((change) => ({ ...change, path: [...to, ...change.path.slice(from.length)] }));
  }

  /** From an object to those that lie in it, and to those in which it lies. */
  #waysFrom({ symbol, from, to }: Way): readonly Way[] {
    const inner = (this.#links.get(symbol) ?? []).flatMap(({ name, path }): readonly Way[] => {
      const shared = Math.min(path.length, from.length);
      if (!startsLike(path.slice(0, shared), from.slice(0, shared))) return [];
      return [{ symbol: name, from: from.slice(shared), to: [...to, ...path.slice(shared)] }];
    });
    const outer = (this.#homes.get(symbol) ?? []).map(({ name, path }): Way => ({
      symbol: name,
      from: [...path, ...from],
      to,
    }));
    return [...inner, ...outer];
  }

  /** Variables of whose parts some may be changed, under whichever name: no others are followed. */
  #findChanging(): ReadonlySet<Symbol> {
    const changed = [...this.#changes].filter(([, changes]) => changes.some(({ path }) => path.length > 0));
    const found = new Set(changed.map(([symbol]) => symbol));
    const near = new Map<Symbol, Symbol[]>();
    for (const [symbol, links] of this.#links)
      for (const { name } of links) {
        append(near, name, symbol);
        append(near, symbol, name);
      }
    for (const each of found) for (const symbol of near.get(each) ?? []) found.add(symbol);
    return found;
  }

  #noteNode(node: Node): void {
    for (const { target, how } of changesBy(node)) {
      const part = partOf(target);
      if (part !== null)
        append(this.#changes, part.symbol, { path: how === "set" ? part.path : [...part.path, null], how, node });
    }
    if (Node.isVariableDeclaration(node)) this.#link(node.getNameNode(), node.getInitializer(), []);
    else if (Node.isForOfStatement(node)) {
      const { part, whole } = partsWalkedBy(node);
      this.#link(part, whole, [null]);
    } else if (Node.isCallExpression(node)) {
      const mapped = mappedBy(node);
      if (mapped !== null) this.#link(mapped.item, mapped.list, [null]);
      this.#linkArguments(node);
    } else if (Node.isIdentifier(node)) this.#linkPut(node);
  }

  #linkPut(name: Identifier): void {
    const put = putBy(name);
    const [symbol, container] = put === null ? [] : [symbolOf(name), partOf(put.into)];
    if (put === null || symbol === undefined || container === null || container === undefined) return;
    const path = [...container.path, ...(put.how === "pushed" ? [null] : []), ...put.keys.map(String)];
    append(this.#links, container.symbol, { name: symbol, path });
    append(this.#homes, symbol, { name: container.symbol, path });
  }

  #linkArguments(node: CallExpression): void {
    if (!node.getArguments().some((argument) => partOf(argument) !== null)) return;
    for (const target of functionsIn(node.getExpression())) {
      this.#called.add(target);
      target.getParameters().forEach((parameter, at) => {
        this.#link(parameter.getNameNode(), node.getArguments()[at], [], false);
      });
    }
  }

  #link(name: BindingName | undefined, value: Node | undefined, rest: Path, bothWays = true): void {
    const part = value === undefined ? null : partOf(value);
    if (part === null || name === undefined) return;
    for (const [bound, path] of boundBy(name, [...part.path, ...rest])) {
      const symbol = bound.getSymbol();
      if (symbol === undefined) continue;
      append(this.#links, part.symbol, { name: symbol, path });
      if (bothWays) append(this.#homes, symbol, { name: part.symbol, path });
    }
  }
}

function append<Value>(map: Map<Symbol, Value[]>, symbol: Symbol, value: Value): void {
  map.set(symbol, [...(map.get(symbol) ?? []), value]);
}

/** The names that a pattern binds, each with the way to what it is given. */
function boundBy(name: BindingName, path: Path): readonly (readonly [name: Identifier, path: Path])[] {
  if (Node.isIdentifier(name)) return [[name, path]];
  return name.getElements().flatMap((element, at) => {
    if (!Node.isBindingElement(element)) return [];
    const key = element.getPropertyNameNode() ?? element.getNameNode();
    const own = Node.isObjectBindingPattern(name) ? (Node.isIdentifier(key) ? key.getText() : keyIn(key)) : String(at);
    const rest = element.getDotDotDotToken() !== undefined;
    return boundBy(element.getNameNode(), [...path, rest ? null : own]);
  });
}

const growing = new Set(["push"]);
const moving = new Set(["unshift", "pop", "shift", "splice", "sort", "reverse", "fill", "copyWithin"]);

/** What a node changes. */
function changesBy(node: Node): readonly { readonly target: Node; readonly how: Change["how"] }[] {
  const written = writtenBy(node);
  if (written.length > 0) return written.map((target) => ({ target, how: "set" }));
  const callee = Node.isCallExpression(node) ? node.getExpression() : undefined;
  if (!Node.isPropertyAccessExpression(callee)) return [];
  const how = growing.has(callee.getName()) ? "grow" : moving.has(callee.getName()) ? "move" : null;
  return how === null ? [] : [{ target: callee.getExpression(), how }];
}

/** Every place in a function where a variable is named. */
export function usesIn(scope: Node, name: Identifier): readonly Identifier[] {
  const symbol = symbolOf(name);
  return namedWithin(scope, name.getText()).filter((use) => symbolOf(use) === symbol);
}

/**
 * What is known of a function that calls itself while its body is read. Some of it is assumed at first (that a parameter
 * is passed on as it is; what is returned): where a call within shows that it is otherwise, the body is read once more.
 */
import { Node, SyntaxKind, type CallExpression, type ParameterDeclaration, type Symbol } from "ts-morph";
import type { Local } from "../../ir/expression";
import type { Label } from "../../ir/flow";
import { kind, type Kinds } from "../../ir/kinds";
import { isGivenFresh, type Given } from "../given";
import type { Inlinable } from "../inlinable";
import type { Reading } from "../reading";
import { symbolOf, symbolOfParameter } from "../symbols";
import { kindsOfNode } from "../types";
import { functionsIn } from "../views/functions";

export interface Routine {
  readonly label: Label;
  readonly target: Inlinable;
  readonly parameters: readonly Parameter[];
  resultKinds: Kinds;
  /** The locals around the recursion that its calls write. */
  readonly writes: Set<Local>;
  /** Something is otherwise than it was assumed. */
  revised: boolean;
  /** Calls from within. */
  calls: number;
}

export interface Parameter {
  readonly declaration: ParameterDeclaration;
  readonly symbol: Symbol | undefined;
  /** Each call passes it on as it was given: there is one for all of them. */
  same: boolean;
  /** Each call is given a new object, which nobody else has a name for. */
  fresh: boolean;
  /** What calls may give. */
  kinds: Kinds;
  /** What calls set. */
  local: Local | null;
}

/** What can be said before the body is read. */
export function assumed(target: Inlinable, given: readonly Given[], resultKinds: Kinds, reading: Reading): Routine {
  const calls = callsWithin(target);
  return {
    label: { name: target.getSymbol()?.getName() ?? "function" },
    target,
    parameters: target.getParameters().map((declaration, at) => {
      const symbol = symbolOfParameter(declaration);
      return {
        declaration,
        symbol,
        same: symbol !== undefined && isPassedOn({ declaration, symbol, at }, given[at], calls, reading),
        fresh: isGivenFresh(declaration, given[at], reading),
        kinds: kindsOfNode(declaration.getNameNode()) | kindsGiven(given[at]),
        local: null,
      };
    }),
    resultKinds,
    writes: new Set(),
    revised: false,
    calls: 0,
  };
}

/** The locals of parameters that are there once for all calls, and which those change. */
export function changedByAll({ parameters }: Routine, { locals, writes }: Reading): readonly Local[] {
  return parameters.flatMap(({ same, symbol }) => {
    const local = same && symbol !== undefined && writes.isChanged(symbol) ? locals.get(symbol) : undefined;
    return local === undefined ? [] : [local];
  });
}

/** What a parameter gets; a missing argument is undefined. */
export function kindsGiven(given: Given | undefined): Kinds {
  return given?.kind === "value" ? given.value.kinds : kind.undefined;
}

interface Passed {
  readonly declaration: ParameterDeclaration;
  readonly symbol: Symbol;
  readonly at: number;
}

/** True where nothing says that a call passes something else on. */
function isPassedOn(
  { declaration, symbol, at }: Passed,
  given: Given | undefined,
  calls: readonly CallExpression[],
  reading: Reading,
): boolean {
  if (declaration.hasInitializer() || declaration.isRestParameter() || reading.writes.count(symbol) > 0) return false;
  if (calls.length === 0) return given?.kind === "function" || (given?.kind === "value" && given.home !== null);
  return calls.every((call) => {
    const argument = call.getArguments()[at];
    return Node.isIdentifier(argument) && symbolOf(argument) === symbol;
  });
}

/** The calls of a function in its own body. */
function callsWithin(target: Inlinable): readonly CallExpression[] {
  return target.getDescendantsOfKind(SyntaxKind.CallExpression).filter((call) => {
    const callee = call.getExpression();
    return Node.isIdentifier(callee) && functionsIn(callee).includes(target);
  });
}

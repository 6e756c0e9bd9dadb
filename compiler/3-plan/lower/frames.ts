/**
 * What a frame has to hold: the locals of a call that are read after the calls it makes, wherever those lead it. Found by
 * liveness over the body, in which a call from within is a step like any other, that goes on behind itself or fails.
 */
import type { Expression, Local } from "../../ir/expression";
import type { RecursionStep } from "../../ir/flow";
import { edgesOf, evaluatedBy, type GraphNode, type NodeId } from "../../ir/graph";
import { anyJson, kind, type Kinds } from "../../ir/kinds";
import { nowhere } from "../../ir/span";
import { touchedBeside } from "../../ir/steps";
import { within } from "../../ir/walk";
import { liveness } from "../shrink/dead";
import { assigning } from "./builder";
import { place, type KeptLocal } from "./frame-values";
import type { Lowering, Position } from "./lower";
import type { PendingCall, Recursion } from "./recursion";
import { raisedTo } from "./route";

/** What the frames of a call hold, and what of it is needed where the call has returned, or failed. */
export interface Saved {
  readonly kept: readonly KeptLocal[];
  readonly onReturn: readonly KeptLocal[];
  readonly onFailure: readonly KeptLocal[];
}

interface Body {
  readonly step: RecursionStep;
  readonly recursion: Recursion;
  readonly entry: NodeId;
  /** Where the body has been left. */
  readonly outside: ReadonlySet<NodeId>;
  readonly at: Position;
}

/** What the frames of each call hold; calls that are never made, because what comes before them never returns, have none. */
export function savedBy(body: Body, lowering: Lowering): ReadonlyMap<PendingCall, Saved> {
  const nodes = nodesOf(body, lowering);
  const live = liveness({ start: body.entry, nodes });
  const own = ownLocals(nodes, body, lowering);
  const kinds = kindsRead(nodes);
  const keys = new Map<Local, string>();
  const keptAt = (node: NodeId, given: Local): readonly KeptLocal[] =>
    [...(live.get(node) ?? [])]
      .filter((local) => local !== given && own.has(local))
      .map((local) => ({ local, key: keyFor(local, keys), kinds: kindsOf(local, kinds) }));
  return new Map(
    body.recursion.calls
      .filter((call) => nodes.has(call.node))
      .map((call) => {
        const onReturn = keptAt(call.resume, call.step.into);
        const onFailure = call.handler === null ? [] : keptAt(raisedTo(call.handler), call.handler.local);
        const known = new Set(onReturn.map(({ local }) => local));
        return [
          call,
          { kept: [...onReturn, ...onFailure.filter(({ local }) => !known.has(local))], onReturn, onFailure },
        ];
      }),
  );
}

/** The nodes of the body, with a node for each call that has none yet. */
function nodesOf({ entry, outside, at, recursion }: Body, { builder }: Lowering): ReadonlyMap<NodeId, GraphNode> {
  const around = [...at.route.recursions.values()].flatMap(({ calls }) => calls);
  const all = new Map([
    ...builder.graph(entry).nodes,
    ...[...around, ...recursion.calls].map((call) => [call.node, passing(call)] as const),
  ]);
  const found = new Map<NodeId, GraphNode>();
  const open = [entry];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = all.get(id);
    if (found.has(id) || outside.has(id) || node === undefined) continue;
    found.set(id, node);
    open.push(...edgesOf(node).map(({ to }) => to));
  }
  return found;
}

const unused: Local = { name: "_", hint: "unused", span: nowhere, boxed: true };

/** A call as a step that evaluates its arguments, and then goes on or fails. */
function passing({ step, resume, handler }: PendingCall): GraphNode {
  const { span } = step;
  const some: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  const evaluated = step.parameters.map(({ value }) => ({ local: unused, value }));
  return {
    kind: "set",
    done: assigning(resume, { local: step.into, value: some }, ...evaluated),
    caught:
      handler === null
        ? []
        : [{ match: "any", edge: assigning(raisedTo(handler), { local: handler.local, value: some }) }],
    span,
    title: "",
    undoes: null,
  };
}

/** The locals of which each call has its own. */
function ownLocals(nodes: ReadonlyMap<NodeId, GraphNode>, { step, at }: Body, { body }: Lowering): ReadonlySet<Local> {
  const assigned = [...nodes.values()].flatMap((node) =>
    edgesOf(node).flatMap(({ assign }) => assign.map(({ local }) => local)),
  );
  const { stack, scope } = at.route;
  const shared = new Set([...step.around, ...touchedBeside(body, step), stack?.list, scope.mark]);
  return new Set([...assigned, ...step.parameters.map(({ local }) => local)].filter((local) => !shared.has(local)));
}

/** What the reads of each local take it for. */
function kindsRead(nodes: ReadonlyMap<NodeId, GraphNode>): ReadonlyMap<Local, Kinds> {
  const kinds = new Map<Local, Kinds>();
  for (const value of [...nodes.values()].flatMap(evaluatedBy))
    for (const part of within(value))
      if (part.kind === "read") kinds.set(part.local, (kinds.get(part.local) ?? 0) | part.kinds);
  return kinds;
}

function kindsOf(local: Local, read: ReadonlyMap<Local, Kinds>): Kinds {
  return (read.get(local) ?? anyJson) | (local.boxed ? kind.undefined : 0);
}

/** The name of a local in frames. */
function keyFor(local: Local, keys: Map<Local, string>): string {
  const known = keys.get(local);
  if (known !== undefined) return known;
  const taken = new Set([place, ...keys.values()]);
  let key = local.hint;
  for (let count = 2; taken.has(key); count++) key = `${local.hint}${count}`;
  keys.set(local, key);
  return key;
}

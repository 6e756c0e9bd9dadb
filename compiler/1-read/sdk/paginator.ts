/**
 * for await (const page of paginateQuery({ client }, { … })) { … }
 *   →   do { page = query({ …, ExclusiveStartKey: next }); next = page.LastEvaluatedKey; … } while (next)
 */
import { Node, type BindingName, type ForOfStatement } from "ts-morph";
import { memberName } from "../../aws/names";
import { pagination } from "../../diagnostics/catalog/sdk";
import type { Expression, Local, Member as Entry } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { bind } from "../declare";
import { property } from "../parts";
import { readBody } from "../read-statement";
import { collect, complain, makeLocal, pin, place, readOf, type Reading } from "../reading";
import { takeLabel } from "../statements/loops";
import { callStep, resultAt, targetOf } from "./call";
import { neededOfName } from "./needed";
import { refuseOdd } from "./odd-answers";
import { isPaginator, pagesOf, type Pages } from "./pages";
import { received } from "./received";
import { kindsOfShape } from "./shapes";

/** Reads a loop over the pages of a list; false for any other loop. */
export function readPages(node: ForOfStatement, reading: Reading): boolean {
  const call = node.getExpression();
  if (!node.isAwaited() || !Node.isCallExpression(call) || !isPaginator(call)) return false;
  const pages = pagesOf(call, reading);
  if (typeof pages === "string") complain(reading, pagination, call, { rule: pages });
  else if (pages !== null) readLoop(node, pages, reading);
  return true;
}

/** What is kept of an answer: the page, and where the list goes on, which travels as the machine has it. */
interface Turn {
  readonly into: Local;
  readonly next: Expression;
}

function readLoop(node: ForOfStatement, pages: Pages, reading: Reading): void {
  const name = takeLabel(reading);
  const label = { name: name ?? "pages" };
  const span = place(reading, node);
  const { title } = reading;
  reading.title = null;
  const { action } = targetOf(pages.client, pages.asked);
  const into = makeLocal(action, action, span, kind.object);
  const kinds = kindsOfShape(pages.next.shape()) | kind.undefined;
  const next = property(readOf(into, kind.object, span), "next", { kinds, span, optional: false });
  const input = pinned(pages.input, reading);
  const none: Expression = { kind: "object", members: [], kinds: kind.object, span };
  reading.steps.push({ kind: "set", local: into, value: none, span });
  reading.targets.push({ label, name, kind: "loop" });
  const body = collect(reading, () => {
    readTurn(node, { ...pages, input }, { into, next }, reading);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  reading.targets.pop();
  const turns = { head: [], test: next, testFirst: false, body, update: [], copied: [] };
  reading.steps.push({ kind: "loop", label, ...turns, title, span });
}

/** The arguments as they are when the loop begins. */
function pinned(input: Expression, reading: Reading): Expression {
  if (input.kind !== "object" || input.members.some((member) => member.kind === "spread"))
    return pin(reading, input, "asked");
  const members = input.members.map((member) => {
    const { value } = member;
    const hint = member.kind === "member" ? member.key : "asked";
    return value.kind === "literal" ? member : { ...member, value: pin(reading, value, hint) };
  });
  return { ...input, members };
}

/** One call, for one page. */
function readTurn(node: ForOfStatement, pages: Pages, { into, next }: Turn, reading: Reading): void {
  const span = place(reading, pages.at);
  const declared = nameOf(node);
  const needed = declared === null ? null : neededOfName(declared);
  refuseOdd({ shape: pages.shape, needed }, pages.at, reading);
  const result = resultAt(span);
  const goesOn = property(result, pages.next.name, { kinds: next.kinds, span, optional: true });
  const page = needed === null ? [] : [member("page", received(result, pages.shape, needed))];
  const kept = object([...page, member("next", goesOn)], result);
  const asked = pages.input.kind === "object" ? pages.input.members : [{ kind: "spread" as const, value: pages.input }];
  const payload = object([...asked, member(memberName(pages.sent.name), next)], pages.input);
  reading.steps.push(
    callStep(targetOf(pages.client, pages.asked), { payload, into, kept, title: reading.title, span }),
  );
  if (declared === null || needed === null) return;
  const own = property(readOf(into, kind.object, span), "page", { kinds: kind.object, span, optional: false });
  if (!standsFor(declared, own, reading)) bind(declared, own, {}, reading);
}

/** The name of a page that nothing is written to stands for what is kept of the answer. */
function standsFor(name: BindingName, value: Expression, { writes, aliases }: Reading): boolean {
  const symbol = Node.isIdentifier(name) ? name.getSymbol() : undefined;
  if (symbol === undefined || writes.changesOf(symbol).length > 0) return false;
  aliases.set(symbol, value);
  return true;
}

function member(key: string, value: Expression): Entry {
  return { kind: "member", key, value };
}

function object(members: readonly Entry[], { span }: Expression): Expression {
  return { kind: "object", members, kinds: kind.object, span };
}

/** What a page is called. */
function nameOf(node: ForOfStatement): BindingName | null {
  const first = node.getInitializer();
  return Node.isVariableDeclarationList(first) ? (first.getDeclarations()[0]?.getNameNode() ?? null) : null;
}

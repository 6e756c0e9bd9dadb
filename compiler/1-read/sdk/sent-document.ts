/** { tea: "green", cups: 2 }   →   { "M": { "tea": { "S": "green" }, "cups": { "N": "2" } } }, as the document client sends it */
import { oddDocument } from "../../diagnostics/catalog/sdk";
import type { Expression, Item, Member } from "../../ir/expression";
import { anyJson, kind, mayBe, within, without } from "../../ir/kinds";
import { property } from "../parts";
import { complain, isUnread } from "../reading";
import { maybeUndefined } from "./odd-documents";
import { isPlace } from "./place";
import type { Sending } from "./sending";

/** Where a value lies: the client leaves out what is undefined among the outermost, whatever its options. */
type Level = "outer" | "inner";

/** A plain value as a tagged one; what is known of it where it is written is tagged there. */
export function sentDocument(value: Expression, sending: Sending, level: Level): Expression {
  if (isUnread(value) || isUndefined(value)) return value;
  if (!mayBe(value.kinds, kind.undefined)) return tagged(value, sending);
  if (level === "inner" && sending.documents === "as they are")
    complain(sending.reading, oddDocument, sending.node, maybeUndefined("a value here"));
  if (!isPlace(value)) return ofAny(value);
  const { span } = value;
  const then: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const test: Expression = { kind: "binary", operator: "===", left: value, right: then, kinds: kind.boolean, span };
  const otherwise = tagged({ ...value, kinds: without(value.kinds, kind.undefined) }, sending);
  return { kind: "conditional", test, then, otherwise, kinds: otherwise.kinds | kind.undefined, span };
}

function isUndefined(value: Expression): boolean {
  return value.kind === "literal" && value.value === undefined;
}

function tagged(value: Expression, sending: Sending): Expression {
  const { span, kinds } = value;
  if (value.kind === "object")
    return tag("M", { ...value, members: value.members.map((each) => sentMember(each, sending)) });
  if (value.kind === "array") return tag("L", { ...value, items: value.items.map((each) => sentItem(each, sending)) });
  if (value.kind === "conditional") {
    const [then, otherwise] = [value.then, value.otherwise].map((each) => sentDocument(each, sending, "inner"));
    return then === undefined || otherwise === undefined ? value : { ...value, then, otherwise, kinds: kind.object };
  }
  if (within(kinds, kind.string)) return tag("S", value);
  if (within(kinds, kind.boolean)) return tag("Bool", value);
  if (within(kinds, kind.null)) return tag("Nul", { kind: "literal", value: true, kinds: kind.boolean, span });
  if (within(kinds, kind.number))
    return tag("N", { kind: "operation", name: "sent number", operands: [value], kinds: kind.string, span });
  return sentSet(value) ?? sentEach(value, sending) ?? ofAny(value);
}

/** A value of which only a run knows what it is; nothing becomes nothing. */
function ofAny(value: Expression): Expression {
  const kinds = kind.object | (value.kinds & kind.undefined);
  return { kind: "operation", name: "sent document", operands: [value], kinds, span: value.span };
}

function tag(name: string, value: Expression): Expression {
  const { span } = value;
  return { kind: "object", members: [{ kind: "member", key: name, value }], kinds: kind.object, span };
}

function sentMember(member: Member, sending: Sending): Member {
  if (member.kind === "spread") return { ...member, value: sentEntries(member.value, sending) };
  return { ...member, value: sentDocument(member.value, sending, "inner") };
}

/** What is spread into an object, as entries that are tagged. */
function sentEntries(value: Expression, sending: Sending): Expression {
  const { span } = value;
  if (value.kind === "object") return { ...value, members: value.members.map((each) => sentMember(each, sending)) };
  if (within(value.kinds, kind.object)) return ofDocuments(value);
  return ofDocuments({ kind: "object", members: [{ kind: "spread", value }], kinds: kind.object, span });
}

function sentItem(item: Item, sending: Sending): Item {
  if (item.kind === "item") return { ...item, value: sentDocument(item.value, sending, "inner") };
  return { ...item, value: part("L", ofAny(item.value), kind.array) };
}

/** `lines.map((line) => ({ … }))`: what is made of each is known where it is made. */
function sentEach(value: Expression, sending: Sending): Expression | null {
  if (value.kind !== "operation" || value.name !== "map") return null;
  const [list, each] = value.operands;
  if (list === undefined || each?.kind !== "lambda" || mayBe(each.body.kinds, kind.undefined)) return null;
  return tag("L", { ...value, operands: [list, { ...each, body: tagged(each.body, sending) }] });
}

/** `new Set(…)`, as `readSet` has read it. */
function sentSet(value: Expression): Expression | null {
  if (value.kind !== "operation" || value.name !== "sent set") return null;
  const [, kindOfSet] = value.operands;
  const name = kindOfSet?.kind === "literal" ? String(kindOfSet.value) : "Ss";
  return tag(name, { ...value, kinds: kind.array });
}

/** Of all entries of an object at once: `{ "M": entries }` is a tagged value itself. */
export function ofDocuments(map: Expression): Expression {
  return part("M", ofAny({ ...map, kinds: kind.object }), kind.object);
}

function part(name: string, value: Expression, kinds: number): Expression {
  return property(value, name, { kinds: kinds & anyJson, span: value.span, optional: false });
}

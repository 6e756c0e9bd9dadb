/** { TableName, Item: { id: { BOOL: true } } }   →   the same with the names that the machine wants: { …, Item: { id: { Bool: true } } } */
import { sdkValue } from "../../diagnostics/catalog/sdk";
import type { Conditional, Expression, Member as Entry, Operation } from "../../ir/expression";
import { kind, mayBe, nullish } from "../../ir/kinds";
import { property } from "../parts";
import { complain, isUnread, makeLocal, pin, readOf } from "../reading";
import { writtenBody } from "./bodies";
import { isPlace } from "./place";
import { eachSent, isSurelyThere, lacks, memberSent, type Sending } from "./sending";
import { ofDocuments, sentDocument } from "./sent-document";
import { attributeMembers, isSame, kindsOfShape, type Member, type Shape } from "./shapes";

/** A value with the names of a shape's members, and of what lies in them, as the machine spells them. */
export function sent(value: Expression, shape: Shape, sending: Sending): Expression {
  if (isSame(shape) || isUnread(value)) return value;
  if (shape.kind === "document") return sentDocument(value, sending, "outer");
  if (odd.has(shape.kind)) return sentOdd(value, shape, sending);
  if (value.kind === "literal") return value;
  if (value.kind === "object")
    return { ...value, members: value.members.map((member) => sentMember(member, shape, sending)) };
  if (value.kind === "array") {
    const element = (isSpread: boolean): Shape => (isSpread ? shape : elementOf(shape));
    const items = value.items.map((item) => ({
      ...item,
      value: sent(item.value, element(item.kind === "spread"), item.kind === "spread" ? sending : eachSent(sending)),
    }));
    return { ...value, items };
  }
  if (value.kind === "conditional") return sentEither(value, shape, sending);
  return (value.kind === "operation" ? sentList(value, shape, sending) : null) ?? computed(value, shape, sending);
}

/** What is no JSON, and stands for itself only where it is made in the call. */
const odd: ReadonlySet<Shape["kind"]> = new Set<Shape["kind"]>(["date", "bytes", "written body"]);

/** `new Date(moment)` in the call has been read as text. */
function sentOdd(value: Expression, shape: Shape, sending: Sending): Expression {
  if (value.kind === "literal" && value.value === undefined) return value;
  if (value.kind === "conditional") return sentEither(value, shape, sending);
  if (shape.kind === "written body") return sentBody(value, sending);
  const isMade = shape.kind === "date" && value.kind === "operation" && value.name === "toISOString";
  return isMade ? value : refused(value, shape.kind === "date" ? "date" : "bytes", sending);
}

/** Step Functions writes the JSON of what it is given: a text gets quotes around it. */
function sentBody(value: Expression, sending: Sending): Expression {
  const written = writtenBody(value);
  if (written === null)
    complain(sending.reading, sdkValue, sending.node, { what: "a text or bytes (`Body`)", way: "sent to" });
  return written ?? value;
}

function sentEither(value: Conditional, shape: Shape, sending: Sending): Expression {
  return { ...value, then: sent(value.then, shape, sending), otherwise: sent(value.otherwise, shape, sending) };
}

/** A date that is not made in the call, and bytes, are no JSON; what could stand for them is not proved to be the same. */
function refused(value: Expression, what: "date" | "bytes", { node, reading }: Sending): Expression {
  complain(reading, sdkValue, node, { what: what === "date" ? "a date" : "bytes", way: "sent to" });
  return value;
}

function sentMember(member: Entry, shape: Shape, sending: Sending): Entry {
  if (member.kind === "spread") return { ...member, value: sent(member.value, shape, sending) };
  if (shape.kind === "map") return { ...member, value: sent(member.value, shape.of(), eachSent(sending)) };
  const known = membersOf(shape).get(member.key);
  if (known === undefined) return member;
  return { ...member, key: known.name, value: sent(member.value, known.shape(), memberSent(sending, member.key)) };
}

/** `lines.map((line) => ({ … }))`: what is made of each is known where it is made. */
function sentList(value: Operation, shape: Shape, sending: Sending): Expression | null {
  const [list, each] = value.operands;
  if (value.name !== "map" || list === undefined || each?.kind !== "lambda" || shape.kind !== "list") return null;
  return { ...value, operands: [list, { ...each, body: sent(each.body, shape.of(), eachSent(sending)) }] };
}

function membersOf(shape: Shape): ReadonlyMap<string, Member> {
  if (shape.kind === "attribute") return attributeMembers();
  return shape.kind === "struct" ? shape.members : new Map();
}

function elementOf(shape: Shape): Shape {
  return shape.kind === "list" ? shape.of() : shape;
}

/** A value that only a run knows. */
function computed(given: Expression, shape: Shape, sending: Sending): Expression {
  if (isSame(shape, "with dates")) return given;
  const { span } = given;
  const value = isPlace(given) ? given : pin(sending.reading, given, "value");
  const known: Expression = { ...value, kinds: kindsOfShape(shape) };
  const kinds = kindsOfShape(shape);
  const made = computedOf(known, shape, sending);
  if (!mayBe(given.kinds, nullish)) return made;
  const test: Expression = { kind: "operation", name: "isNullish", operands: [value], kinds: kind.boolean, span };
  const then: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  return { kind: "conditional", test, then, otherwise: made, kinds: kinds | kind.undefined, span };
}

function computedOf(value: Expression, shape: Shape, sending: Sending): Expression {
  const { span, kinds } = value;
  switch (shape.kind) {
    case "attribute":
      return { kind: "operation", name: "sent attribute", operands: [value], kinds, span };
    case "list":
    case "map": {
      if (shape.kind === "map" && shape.of().kind === "attribute") return ofTagged("sent attribute", value);
      if (shape.kind === "map" && shape.of().kind === "document") return ofDocuments(value);
      const local = makeLocal("item", "item", span, kindsOfShape(shape.of()));
      const item = readOf(local, kindsOfShape(shape.of()), span);
      const body = shape.of().kind === "bytes" ? noBytes(item) : sent(item, shape.of(), eachSent(sending));
      const each: Expression = { kind: "lambda", parameters: [local], body, kinds: kind.other, span };
      const name = shape.kind === "list" ? "map" : "map values";
      return { kind: "operation", name, operands: [value, each], kinds, span };
    }
    case "struct": {
      if ([...shape.members].every(([key, member]) => staysAsIs(key, member, sending))) return value;
      const members = [...shape.members].map(([key, member]): Entry => {
        const part = property(value, key, {
          kinds: kindsOfShape(member.shape()) | kind.undefined,
          span,
          optional: true,
        });
        return { kind: "member", key: member.name, value: sentPart(part, [key, member.shape()], sending) };
      });
      return { kind: "object", members, kinds, span };
    }
    case "plain":
    case "date":
    case "bytes":
    case "read body":
    case "written body":
    case "document":
      return value;
  }
}

function staysAsIs(key: string, { name, shape }: Member, sending: Sending): boolean {
  return key === name && (isSame(shape(), "with dates") || lacks(sending, key));
}

/**
 * What a service has answered may be kept and sent again: its dates are text in a machine both ways; bytes, which few answers
 * have, end the execution where they are there at run time, and are refused where they surely are. What the program has none
 * of is not looked for: in `const entry = { Source, Detail }` there is no `Time`, in a turn that is `{ text } | { toolUse }` no
 * image. Nor is anything spelled anew within what is not there.
 */
function sentPart(part: Expression, [key, shape]: readonly [string, Shape], sending: Sending): Expression {
  if (lacks(sending, key)) return part;
  if (shape.kind === "bytes" && !isSurelyThere(sending, key)) return noBytes(part);
  return shape.kind === "date" ? part : sent(part, shape, memberSent(sending, key));
}

function noBytes(part: Expression): Expression {
  return { kind: "operation", name: "no bytes", operands: [part], kinds: kind.undefined, span: part.span };
}

/** Of all entries of a map at once: `{ "M": map }` is a tagged value itself. */
export function ofTagged(name: "sent attribute" | "received attribute", map: Expression): Expression {
  const { span } = map;
  const kinds = kind.object;
  const tagged: Expression = { kind: "object", members: [{ kind: "member", key: "M", value: map }], kinds, span };
  return property({ kind: "operation", name, operands: [tagged], kinds, span }, "M", { kinds, span, optional: false });
}

/**
 * Pure values: everything that happens between two awaits. An expression cannot contain an await
 * (the reader lifts awaits out into steps), so each one prints to one JSONata expression.
 * `kinds` is what the value may be by the compiler's own analysis; declared types may lie.
 */
import type { Kinds } from "./kinds";
import type { OperationName } from "./operations";
import type { Span } from "./span";

/** A binding of the program, after renaming: two locals of one name are two objects. Compared by identity. */
export interface Local {
  /** As the source calls it. */
  readonly name: string;
  /** As the state machine may call it: from where the value comes, not from what the source calls it. */
  readonly hint: string;
  readonly span: Span;
  /** True when it may hold `undefined`: then it is stored as a box `{ "v": … }`. */
  readonly boxed: boolean;
}

interface Value {
  readonly span: Span;
  readonly kinds: Kinds;
  /** What a cast claims of a value that may be anything, until it is used. */
  readonly claimed?: Kinds;
  /** What it is called in the name of a state: that of a function says more than how it is computed whether there is one. */
  readonly called?: string;
}

export type Expression =
  | Literal
  | Read
  | Input
  | Result
  | Given
  | Caught
  | Property
  | Element
  | ObjectLiteral
  | ArrayLiteral
  | Unary
  | Binary
  | Logical
  | Conditional
  | Concatenation
  | Operation
  | Lambda
  | NewError
  | ErrorField
  | ErrorIs;

export interface Literal extends Value {
  readonly kind: "literal";
  readonly value: string | number | boolean | null | undefined;
}

/** The value of a local. */
export interface Read extends Value {
  readonly kind: "read";
  readonly local: Local;
}

/** The input of the execution: the parameter of the workflow. */
export interface Input extends Value {
  readonly kind: "input";
}

/**
 * What the task has just returned, the response of a service, the output of an execution, or the list of what the members of a group have; only on the
 * edge that leaves it.
 */
export interface Result extends Value {
  readonly kind: "result";
  readonly of: "task" | "service" | "execution" | "group";
}

/** The item, its position, or what else an iteration of a group begins with; only where its graph starts. */
export interface Given extends Value {
  readonly kind: "given";
  /** Where it is in the input of the iteration: `["item"]`, `["index"]`; none: it is all of it. */
  readonly path: readonly string[];
}

/** The error that has just been caught; only on a catching edge. */
export interface Caught extends Value {
  readonly kind: "caught";
}

/** `base.name`. Fails with a TypeError where the base may be null or undefined, unless `optional`. */
export interface Property extends Value {
  readonly kind: "property";
  readonly base: Expression;
  readonly name: string;
  readonly optional: boolean;
  /** What would be done with it, where it is only asked for to fail as JavaScript does; absent: it is read. */
  readonly change?: Change;
}

/** A property is set, or deleted. */
export type Change = "set" | "delete";

/** `base[index]` of an array or, by a string, of an object. */
export interface Element extends Value {
  readonly kind: "element";
  readonly base: Expression;
  readonly index: Expression;
  readonly optional: boolean;
  /** True when the index is known to lie inside the array. */
  readonly inside: boolean;
}

export interface ObjectLiteral extends Value {
  readonly kind: "object";
  readonly members: readonly Member[];
}

export type Member =
  | { readonly kind: "member"; readonly key: string; readonly value: Expression }
  | { readonly kind: "spread"; readonly value: Expression };

export interface ArrayLiteral extends Value {
  readonly kind: "array";
  readonly items: readonly Item[];
}

export type Item = { readonly kind: "item" | "spread"; readonly value: Expression };

export interface Unary extends Value {
  readonly kind: "unary";
  readonly operator: "!" | "-" | "typeof";
  readonly operand: Expression;
}

export type BinaryOperator = "+" | "-" | "*" | "%" | "/" | "<" | "<=" | ">" | ">=" | "===" | "!==";

export interface Binary extends Value {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Logical extends Value {
  readonly kind: "logical";
  readonly operator: "&&" | "||" | "??";
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Value {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** Text put together: a template literal, or `+` with a string on one side. */
export interface Concatenation extends Value {
  readonly kind: "concatenation";
  readonly parts: readonly Expression[];
}

/** A row of the library tables: `Math.max`, `String.prototype.toUpperCase`, … */
export interface Operation extends Value {
  readonly kind: "operation";
  readonly name: OperationName;
  readonly operands: readonly Expression[];
}

/** An arrow function that is an operand of an operation. */
export interface Lambda extends Value {
  readonly kind: "lambda";
  readonly parameters: readonly Local[];
  readonly body: Expression;
}

/** `new SoldOut(message)`. */
export interface NewError extends Value {
  readonly kind: "newError";
  /** Name under which it travels. */
  readonly name: string;
  readonly message: Expression;
}

/** `error.name`, `error.message`, `String(error)`. */
export interface ErrorField extends Value {
  readonly kind: "errorField";
  /** `text`: name and message, as `String(error)` puts them together. `status`: what a web API has answered with. */
  readonly field: "name" | "message" | "text" | "status";
  readonly error: Expression;
  /** Names of the program's error classes whose `e.name` reads otherwise in Node: `SoldOut` → `Error`. */
  readonly nativeNames: { readonly [name: string]: string };
}

/** `error instanceof Class`, as a test on names: the class's and those of all its subclasses. */
export interface ErrorIs extends Value {
  readonly kind: "errorIs";
  readonly error: Expression;
  readonly names: readonly string[];
}

/** Fails to compile when a variant forgets where it comes from. @public */
export const everyExpressionHasSpan = (expression: Expression): Span => expression.span;

/** What a row of the library asks of an argument: a kind, or a text or a number of a certain form. */
import type { Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { describeKinds, kind, mayBe, within } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { believed } from "../claims";
import { textOfError } from "../error-text";
import { refuseOdd } from "../error-values";
import { asElement } from "../list-elements";
import { complain, place, unread, type Reading } from "../reading";
import { unlessOutlined } from "./nan";
import type { Parameter, Row } from "./rows";
import { inSingleUnits } from "./single-units";

interface At {
  readonly syntax: Syntax;
  readonly reading: Reading;
}

/** What the parameter at a position asks for. */
export function parameterAt(row: Row, index: number): Parameter | undefined {
  return row.parameters[Math.min(index, row.parameters.length - 1)];
}

/** The argument as its row needs it; reported where it cannot be. */
export function checkedArgument(given: Expression | undefined, row: Row, index: number, at: At): Expression {
  const parameter = parameterAt(row, index);
  if (given === undefined || parameter === "lambda" || parameter === undefined)
    return unread(place(at.reading, at.syntax));
  if (typeof parameter !== "number") return special(given, parameter, row, at);
  const value = ofKinds(believed(asTaken(given, row, at), parameter), parameter, at);
  if (row.operation === "JSON.stringify") refuseOdd(value, "written as JSON", at.syntax, at.reading);
  return row.counted !== undefined ? inSingleUnits(value) : value;
}

/** An argument as the operation takes it: the text of an error, a list of the item that `concat` adds. */
function asTaken(given: Expression, { operation }: Row, { syntax, reading }: At): Expression {
  if (operation === "String") return textOfError(given, { node: syntax, reading });
  if (operation !== "concat" || mayBe(given.kinds, kind.array)) return given;
  const value = asElement(refuseOdd(given, "kept in an array", syntax, reading), syntax, reading);
  return { kind: "array", items: [{ kind: "item", value }], kinds: kind.array, span: given.span };
}

function ofKinds(given: Expression, parameter: number, { syntax, reading }: At): Expression {
  const value = mayBe(parameter, kind.nan) ? given : unlessOutlined(given, syntax, reading);
  if (within(value.kinds, parameter)) return value;
  complain(reading, unsupportedExpression, syntax, {
    what: `an argument that may be ${describeKinds(value.kinds & ~parameter)} here`,
    repair: `pass what is surely ${describeKinds(parameter)}`,
  });
  return value;
}

function special(given: Expression, parameter: "part" | "plain" | "digits" | "times", row: Row, at: At): Expression {
  if (parameter === "digits" || parameter === "times") return written(given, parameter === "digits" ? 4 : 1000, at);
  const value = ofKinds(believed(given, kind.string), kind.string, at);
  const tested: OperationName = parameter === "part" ? "text to find" : "plain text";
  if (value.kind !== "literal") {
    const text: Expression = {
      kind: "operation",
      name: tested,
      operands: [value],
      kinds: kind.string,
      span: value.span,
    };
    return row.counted !== undefined ? inSingleUnits(text) : text;
  }
  const fits = parameter === "part" ? value.value !== "" : !String(value.value).includes("$");
  if (!fits) {
    complain(at.reading, unsupportedExpression, at.syntax, {
      what: parameter === "part" ? "an empty text here" : "a `$` in what is put in the place of a text",
      repair: "write another text",
    });
  }
  return row.counted !== undefined ? inSingleUnits(value) : value;
}

/** A number that is written out: whole, and not negative. */
function written(given: Expression, most: number, { syntax, reading }: At): Expression {
  const value = given.kind === "literal" ? given.value : null;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most) return given;
  complain(reading, unsupportedExpression, syntax, {
    what: "a number here that is not written out, or too large",
    repair: "write the number",
  });
  return given;
}

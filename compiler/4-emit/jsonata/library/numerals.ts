/** Operations of numbers whose result need not be a number, and numbers with so many digits behind the point. */
import { binary, block, call, conditional, literal, variable, type Jsonata } from "../tree";
import { first, once, one, second, zero, type Lowering, type Rows } from "./lowering";

/** What JavaScript calls NaN or Infinity has no form in JSON: the evaluation fails. */
const noNumber = (what: string): Jsonata => call("error", literal(what));

/** The largest or the smallest element of a list; JavaScript has an infinity for a list without any. */
const extremeOf =
  (name: "max" | "min"): Lowering =>
  (operands, fresh) =>
    once(first(operands), "list", fresh, (list) =>
      conditional(binary("=", call("count", list), zero), noNumber(`the ${name} of no numbers`), call(name, list)),
    );

/** Exact: integers to the power of integers, as long as all integers around the result are numbers. */
const power: Lowering = (operands, fresh) =>
  once(first(operands), "base", fresh, (base) =>
    once(second(operands), "exponent", fresh, (exponent) => {
      const isWhole = binary("and", binary(">=", exponent, zero), binary("=", call("floor", exponent), exponent));
      const result = fresh("power");
      const isExact = binary("<=", call("abs", variable(result)), literal(Number.MAX_SAFE_INTEGER));
      const exact = conditional(isExact, variable(result), noNumber("a power that is not exact"));
      const powered = block([[result, call("power", base, exponent)]], exact);
      return conditional(isWhole, powered, noNumber("a power with an exponent that is no positive integer"));
    }),
  );

/** 2^33: the fraction times this has no more than its half of the digits. */
const half = 8_589_934_592;

/**
 * `number.toFixed(digits)`, rounded by the exact value and not by its shortest text: the fraction is taken apart in two
 * numbers whose products with a power of ten are exact.
 */
const toFixed: Lowering = (operands, fresh) => {
  const digits = operands[1]?.kind === "literal" ? Number(operands[1].value) : 0;
  const [number, size, whole, fraction] = [fresh("number"), fresh("size"), fresh("whole"), fresh("fraction")];
  const [high, low, scaled] = [fresh("high"), fresh("low"), fresh("scaled")];
  const [floor, rest, rounded] = [fresh("floor"), fresh("rest"), fresh("rounded")];
  const read = variable;
  const ten = literal(10 ** digits);
  const r = read(rest);
  const above = (least: number): Jsonata => binary(">=", read(low), binary("-", literal(least), r));
  const carry = conditional(above(1), conditional(above(1.5), literal(2), one), conditional(above(0.5), one, zero));
  const isFull = binary(">=", read(rounded), ten);
  const integer = call("string", conditional(isFull, binary("+", read(whole), one), read(whole)));
  const behind = call("string", conditional(isFull, zero, read(rounded)));
  const point = call("pad", behind, { kind: "negate", operand: literal(digits) }, literal("0"));
  const sign = conditional(binary("<", read(number), zero), literal("-"), literal(""));
  const start = binary("&", sign, integer);
  const text = digits === 0 ? start : binary("&", binary("&", start, literal(".")), point);
  const small = binary("<", read(size), literal(1e15));
  return block(
    [
      [number, first(operands)],
      [size, call("abs", read(number))],
      [whole, call("floor", read(size))],
      [fraction, binary("-", read(size), read(whole))],
      [high, binary("/", call("floor", binary("*", read(fraction), literal(half))), literal(half))],
      [low, binary("*", binary("-", read(fraction), read(high)), ten)],
      [scaled, binary("*", read(high), ten)],
      [floor, call("floor", read(scaled))],
      [rest, binary("-", read(scaled), read(floor))],
      [rounded, binary("+", read(floor), carry)],
    ],
    conditional(small, text, noNumber("the digits of a number of 16 digits or more")),
  );
};

export const numerals = {
  "largest of": extremeOf("max"),
  "smallest of": extremeOf("min"),
  "Math.sqrt": (operands) => call("sqrt", first(operands)),
  quotient: (operands, fresh) =>
    once(second(operands), "divisor", fresh, (divisor) =>
      conditional(binary("=", divisor, zero), noNumber("a division by zero"), binary("/", first(operands), divisor)),
    ),
  power,
  toFixed,
  "Number.isNaN": (operands) => binary("=", first(operands), literal(null)),
  "Number.isFinite": (operands) => binary("!=", first(operands), literal(null)),
  "Number.isSafeInteger": (operands, fresh) =>
    once(first(operands), "number", fresh, (number) => {
      const isWhole = binary("=", call("floor", number), number);
      const isSafe = binary("<=", call("abs", number), literal(Number.MAX_SAFE_INTEGER));
      const isNumber = binary("=", call("type", number), literal("number"));
      return conditional(isNumber, binary("and", isWhole, isSafe), literal(false));
    }),
} satisfies Rows;

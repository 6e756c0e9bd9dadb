/** Operations of numbers. */
import { array, binary, block, call, conditional, literal, variable } from "../tree";
import { first, once, one, zero, type Lowering, type Rows } from "./lowering";
import { numerals } from "./numerals";

/** Math.max and Math.min of one or more numbers. */
const extreme =
  (name: "max" | "min"): Lowering =>
  (operands) =>
    call(name, array(...operands));

export const numbers = {
  ...numerals,
  "Math.max": extreme("max"),
  "Math.min": extreme("min"),
  "Math.round": (operands, fresh) => {
    const [number, floor] = [fresh("number"), fresh("floor")];
    const rest = binary("-", variable(number), variable(floor));
    return block(
      [
        [number, first(operands)],
        [floor, call("floor", variable(number))],
      ],
      conditional(binary(">=", rest, literal(0.5)), binary("+", variable(floor), one), variable(floor)),
    );
  },
  "Math.floor": (operands) => call("floor", first(operands)),
  "Math.ceil": (operands) => call("ceil", first(operands)),
  "Math.trunc": (operands, fresh) =>
    once(first(operands), "number", fresh, (number) =>
      conditional(binary("<", number, zero), call("ceil", number), call("floor", number)),
    ),
  "Math.abs": (operands) => call("abs", first(operands)),
  "Math.sign": (operands, fresh) =>
    once(first(operands), "number", fresh, (number) =>
      conditional(binary(">", number, zero), one, conditional(binary("<", number, zero), literal(-1), zero)),
    ),
  "Number.isInteger": (operands, fresh) =>
    once(first(operands), "number", fresh, (number) =>
      conditional(
        binary("=", call("type", number), literal("number")),
        binary("=", call("floor", number), number),
        literal(false),
      ),
    ),
} satisfies Rows;

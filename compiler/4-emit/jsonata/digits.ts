/**
 * A number as JavaScript writes it: the fewest digits that read back as the same number. JSONata's `$string` writes 15
 * at most (jsonata-js rounds them, Step Functions cuts), which is right for nearly every number. For the others the
 * fraction is multiplied out, exactly, four decimals at a time: it is kept in three parts of some 25 bits, so that no
 * product is ever rounded. Then 16 digits are tried, then 17, of which one always reads back.
 *
 *   function($n){ ($short := $string($n); $number($short) = $n and … ? $short : …) }
 *
 * Of a large whole number `$string` writes all digits, where JavaScript has zeros for the last ones: 123456789012345680000.
 * There, too, 15 digits have to do.
 */
import {
  array,
  binary,
  block,
  call,
  conditional,
  lambda,
  literal,
  object,
  path,
  variable,
  type Jsonata,
  type Operator,
} from "./tree";

type Fresh = (hint: string) => string;

const v = variable;
const zero = literal(0);
const text = literal;
const op = (left: Jsonata, operator: Operator, right: Jsonata): Jsonata => binary(operator, left, right);
const floor = (value: Jsonata): Jsonata => call("floor", value);

/** Resolutions of the first and of the second part: 25 and 50 bits behind the point. */
const [coarse, fine] = [literal(2 ** 25), literal(2 ** 50)];

/** Decimals that are multiplied out: six times four. */
const decimals = 24;

/** The part of a value that a resolution keeps. */
function cut(value: Jsonata, resolution: Jsonata): Jsonata {
  return op(floor(op(value, "*", resolution)), "/", resolution);
}

/** `function($n){ … }`: the text of a number. Below a millionth and from 2^53 on, what 15 digits do not say is an error. */
export function digitsFunction(fresh: Fresh): Jsonata {
  const n = fresh("n");
  const short = fresh("short");
  const a = fresh("a");
  const i = fresh("i");
  const whole = fresh("whole");
  const f = fresh("f");
  const sign = conditional(op(v(n), "<", zero), text("-"), text(""));
  const long = block(
    [
      [whole, call("formatBase", v(i), literal(10))],
      [f, op(v(a), "-", v(i))],
    ],
    fraction({ f, i, whole, n, sign }, fresh),
  );
  const tooLong = (which: string): Jsonata =>
    call("error", text(`a number ${which} has more digits than JSONata writes`));
  const exact = conditional(
    op(v(i), "=", v(a)),
    conditional(
      op(v(a), "<", literal(2 ** 53)),
      op(sign, "&", call("formatBase", v(a), literal(10))),
      tooLong("of 2^53 and more"),
    ),
    conditional(op(v(a), "<", literal(0.000001)), tooLong("below a millionth"), long),
  );
  const other = block(
    [
      [a, call("abs", v(n))],
      [i, floor(v(a))],
    ],
    exact,
  );
  const same = op(op(call("number", v(short)), "=", v(n)), "and", op(isExact(n), "or", isShort(short)));
  return lambda([n], block([[short, call("string", v(n))]], conditional(same, v(short), other)));
}

/** True below 10^16: there all digits are what JavaScript writes, too, for no text with fewer of them reads back. */
function isExact(n: string): Jsonata {
  return op(call("abs", v(n)), "<", literal(1e16));
}

/** True for a text of 15 digits and zeros behind them. */
function isShort(short: string): Jsonata {
  const digits = call("replace", v(short), { kind: "regex", source: "[-.]|0+$|e.*$" }, text(""));
  return op(call("length", digits), "<", literal(16));
}

interface Parts {
  readonly f: string;
  readonly i: string;
  readonly whole: string;
  readonly n: string;
  readonly sign: Jsonata;
}

/** Sixteen digits, if they read back, else seventeen. */
function fraction({ f, i, whole, n, sign }: Parts, fresh: Fresh): Jsonata {
  const p = fresh("p");
  const q = fresh("q");
  const r = fresh("r");
  const w = fresh("w");
  const t = fresh("t");
  const first = fresh("first");
  const head = fresh("head");
  const attempt = fresh("attempt");
  const one = fresh("one");
  const zeros = op(
    literal(16 + decimals),
    "-",
    call("length", call("replace", v(t), { kind: "regex", source: "^0+" }, text(""))),
  );
  const places = conditional(op(v(i), ">", zero), op(literal(16), "-", call("length", v(whole))), zeros);
  const next = call(attempt, op(v(first), "+", literal(1)));
  return block(
    [
      [p, cut(v(f), coarse)],
      [r, op(v(f), "-", v(p))],
      [q, cut(v(r), fine)],
      [w, multipliedOut(object(["a", v(p)], ["b", v(q)], ["c", op(v(r), "-", v(q))], ["t", text("")]), fresh)],
      [t, path(v(w), "t")],
      [first, call("max", array(literal(1), places))],
      [head, op(op(sign, "&", v(whole)), "&", text("."))],
      [attempt, rounded({ w, t, head }, fresh)],
      [one, call(attempt, v(first))],
    ],
    conditional(op(call("number", v(one)), "=", v(n)), v(one), next),
  );
}

/** Twenty-four decimals as text, and what remains, in parts. */
function multipliedOut(start: Jsonata, fresh: Fresh): Jsonata {
  const s = fresh("s");
  const k = fresh("k");
  const c = fresh("c");
  const x = fresh("x");
  const b = fresh("b");
  const y = fresh("y");
  const m = fresh("m");
  const d = fresh("d");
  const shifted = (name: string): Jsonata => op(path(v(s), name), "*", literal(10_000));
  const digits = op(path(v(s), "t"), "&", call("pad", call("string", v(d)), literal(-4), text("0")));
  const rest = object(
    ["a", op(v(m), "-", v(d))],
    ["b", op(v(b), "-", v(y))],
    ["c", op(v(c), "-", v(x))],
    ["t", digits],
  );
  const step = block(
    [
      [c, shifted("c")],
      [x, cut(v(c), fine)],
      [b, op(shifted("b"), "+", v(x))],
      [y, cut(v(b), coarse)],
      [m, op(shifted("a"), "+", v(y))],
      [d, floor(v(m))],
    ],
    rest,
  );
  return call("reduce", array(op(literal(1), "..", literal(decimals / 4))), lambda([s, k], step), start);
}

/** `function($k){ … }`: the number rounded to so many decimals, a tie to the even one, without zeros at the end. */
function rounded(
  { w, t, head }: { readonly w: string; readonly t: string; readonly head: string },
  fresh: Fresh,
): Jsonata {
  const k = fresh("k");
  const h = fresh("h");
  const rest = fresh("rest");
  const half = fresh("half");
  const odd = fresh("odd");
  const up = fresh("up");
  const at = fresh("at");
  const left = fresh("left");
  const low = fresh("low");
  const high = fresh("high");
  const remains = op(op(op(path(v(w), "a"), "+", path(v(w), "b")), "+", path(v(w), "c")), ">", zero);
  const isTie = op(op(v(rest), "=", v(half)), "and", op(remains, "or", v(odd)));
  const carried = op(op(v(low), "=", literal(100_000_000)), "and", op(v(at), ">", zero));
  const padded = (value: Jsonata, width: Jsonata): Jsonata => call("pad", call("string", value), width, text("0"));
  const tail = padded(op(v(low), "%", literal(100_000_000)), op(v(at), "-", v(k)));
  const all = op(op(op(v(head), "&", v(high)), "&", tail), "&", text("0"));
  return lambda(
    [k],
    block(
      [
        [h, call("substring", v(t), zero, v(k))],
        [rest, call("substring", v(t), v(k))],
        [half, call("pad", text("5"), op(literal(decimals), "-", v(k)), text("0"))],
        [
          odd,
          op(op(call("number", call("substring", v(h), op(v(k), "-", literal(1)))), "%", literal(2)), "=", literal(1)),
        ],
        [up, op(op(v(rest), ">", v(half)), "or", isTie)],
        [at, call("max", array(zero, op(v(k), "-", literal(8))))],
        [left, call("substring", v(h), zero, v(at))],
        [low, op(call("number", call("substring", v(h), v(at))), "+", conditional(v(up), literal(1), zero))],
        [
          high,
          conditional(
            carried,
            padded(op(call("number", v(left)), "+", literal(1)), { kind: "negate", operand: v(at) }),
            v(left),
          ),
        ],
      ],
      call("replace", all, { kind: "regex", source: "\\.?0+$" }, text("")),
    ),
  );
}

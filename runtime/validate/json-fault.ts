/** What is wrong with a text that should be JSON, in the words of the parser that AWS reads definitions with. */

export interface JsonFault {
  readonly message: string;
  readonly location: string;
}

/** The first fault of a text; undefined if there is none, or only more text behind a value. */
export function faultOf(text: string): JsonFault | undefined {
  try {
    new Scanner(text).value();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const location = placeIn(text, thrown.index, thrown.lines);
    return { message: `${thrown.reason}\n at ${location}`, location };
  }
}

/** A fault, how far the text had been read, and how far its lines had been counted. */
class Fault extends Error {
  readonly reason: string;
  readonly index: number;
  readonly lines: number;

  constructor(reason: string, index: number, lines: number) {
    super(reason);
    this.reason = reason;
    this.index = index;
    this.lines = lines;
  }
}

const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** An object or list that has not been closed yet. */
interface Open {
  readonly name: "Array" | "Object";
  readonly close: string;
  readonly start: number;
}

class Scanner {
  readonly #text: string;
  readonly #open: Open[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): void {
    const next = this.#next();
    if (next === "{") return this.#entries({ name: "Object", close: "}", start: this.#at });
    if (next === "[") return this.#entries({ name: "Array", close: "]", start: this.#at });
    if (next === '"') return this.#string("string value");
    if (next === "-" || isDigit(next)) return this.#number();
    const token = this.#take(/[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]*/uy);
    if (token === "") this.#unexpected(next, `expected a valid value ${values}`);
    if (token === "NaN" || token === "Infinity") {
      this.#fail(`Non-standard token '${token}': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow`);
    }
    if (["null", "true", "false"].includes(token)) return;
    this.#fail(`Unrecognized token '${token.slice(0, 256)}': was expecting ${values}`);
  }

  #entries(open: Open): void {
    this.#open.push(open);
    this.#at++;
    if (this.#next() !== open.close) {
      for (let isMore = true; isMore; isMore = this.#isMore(open)) {
        if (open.name === "Object") this.#name();
        this.value();
      }
    }
    this.#at++;
    this.#open.pop();
  }

  #isMore({ name, close, start }: Open): boolean {
    const next = this.#next();
    if (next === close) return false;
    if (next === "]" || next === "}") {
      this.#at++;
      const where = placeIn(this.#text, start);
      this.#fail(`Unexpected close marker '${next}': expected '${close}' (for ${name} starting at ${where})`);
    }
    if (next !== ",") this.#unexpected(next, `was expecting comma to separate ${name} entries`);
    this.#at++;
    return true;
  }

  #name(): void {
    const quote = this.#next();
    if (quote !== '"') this.#unexpected(quote, "was expecting double-quote to start field name");
    this.#string("name");
    const colon = this.#next();
    if (colon !== ":") this.#unexpected(colon, "was expecting a colon to separate field name and value");
    this.#at++;
  }

  #string(what: "name" | "string value"): void {
    this.#at++;
    for (;;) {
      this.#take(/[^"\\\0-\x1f]+/y);
      const next = this.#text[this.#at++];
      if (next === '"') return;
      if (next === "\\") this.#escape();
      else if (next === undefined) {
        this.#at--;
        const end = what === "name" ? " in field name" : ": was expecting closing quote for a string value";
        this.#fail(`Unexpected end-of-input${end}`);
      } else {
        this.#fail(
          `Illegal unquoted character (${named(next)}): has to be escaped using backslash to be included in ${what}`,
          this.#at - 1,
        );
      }
    }
  }

  #escape(): void {
    const escaped = this.#take(/["\\/bfnrt]|u[\da-f]{0,4}/iy);
    if (/^["\\/bfnrt]$|^u.{4}$/.test(escaped)) return;
    const next = this.#text[this.#at];
    if (next === undefined) this.#fail("Unexpected end-of-input in character escape sequence");
    if (escaped.startsWith("u")) this.#unexpected(next, "expected a hex-digit for character escape sequence");
    this.#at++;
    this.#fail(`Unrecognized character escape ${named(escaped === "" ? next : escaped)}`);
  }

  #number(): void {
    const isNegative = this.#take(/-/y) !== "";
    if (isNegative) this.#digits("expected digit (0-9) to follow minus sign, for valid numeric value", /0|[1-9]\d*/y);
    else this.#take(/0|[1-9]\d*/y);
    if (isDigit(this.#text[this.#at])) this.#fail("Invalid numeric value: Leading zeroes not allowed");
    if (this.#take(/\./y) !== "") this.#digits("Decimal point not followed by a digit", /\d+/y);
    if (this.#take(/e[-+]?/iy) !== "") this.#digits("Exponent indicator not followed by a digit", /\d+/y);
  }

  #digits(fault: string, digits: RegExp): void {
    if (this.#take(digits) !== "") return;
    const next = this.#text[this.#at];
    if (next === undefined) this.#fail("Unexpected end-of-input within a number");
    this.#at++;
    this.#fail(`Unexpected character (${named(next)}) in numeric value: ${fault}`);
  }

  /** What comes after white space. */
  #next(): string {
    this.#take(/[ \t\r\n]+/y);
    const next = this.#text[this.#at];
    if (next !== undefined && next >= " ") return next;
    if (next !== undefined) {
      this.#at++;
      const rule = "only regular white space (\\r, \\n, \\t) is allowed between tokens";
      this.#fail(`Illegal character (${named(next)}): ${rule}`);
    }
    const open = this.#open.at(-1);
    if (open === undefined) return this.#fail("No content to map due to end-of-input");
    const start = placeIn(this.#text, open.start);
    return this.#fail(`Unexpected end-of-input: expected close marker for ${open.name} (start marker at ${start})`);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += taken.length;
    return taken;
  }

  #unexpected(character: string, fault: string): never {
    this.#at++;
    this.#fail(`Unexpected character (${named(character)}): ${fault}`);
  }

  #fail(reason: string, lines = this.#at): never {
    throw new Fault(reason, this.#at, lines);
  }
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}

function named(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 32 || (code > 126 && code < 160)) return `(CTRL-CHAR, code ${code})`;
  return `'${character}' (code ${code}${code > 255 ? ` / 0x${code.toString(16)}` : ""})`;
}

/** The most of a text that is told. */
const longest = 500;

function placeIn(text: string, index: number, counted = index): string {
  const lines = text.slice(0, counted).split(/\r\n|\r|\n/);
  const rest = text.length - longest;
  const told = text.slice(0, longest).replace(/[\0-\t\v\f\x0e-\x1f\x7f-\x9f]/g, unicode);
  const omitted = rest > 0 ? `[truncated ${rest} chars]` : "";
  const column = (lines.at(-1)?.length ?? 0) + index - counted + 1;
  return `[Source: (String)"${told}"${omitted}; line: ${lines.length}, column: ${column}]`;
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

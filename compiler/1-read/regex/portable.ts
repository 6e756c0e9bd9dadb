/**
 * Regular expressions that mean the same to every engine. JSONata's, on AWS, is one of Java's kind: it counts characters
 * where JavaScript counts units of 16 bits, its `$` stands also before a last line break, its `\s` is ASCII. What may differ is
 * written out (`$` → `(?![\s\S])`, `\d` → `[0-9]`) or not taken at all.
 *
 *   /[^a-z0-9]+/g → [^a-z0-9]+      /^-|-$/g → ^\x2d|\x2d(?![\s\S])      /^.$/ → null
 */
import { blank, bothCases, digit, exact, range, wordCharacter } from "./characters";

/** A pattern in the words that all engines share. It never matches nothing at all, which JSONata takes for an error. */
export interface Portable {
  readonly source: string;
  /** Every match is meant, not the first alone. */
  readonly all: boolean;
}

/** The portable form of `/pattern/flags`; null where there is none. */
export function portable(pattern: string, flags: string): Portable | null {
  if (!/^[gi]*$/.test(flags)) return null;
  const reader = new PatternReader(pattern, flags.includes("i"));
  const { source, least } = reader.alternatives(true);
  if (reader.odd || !reader.atEnd || least === 0) return null;
  return { source, all: flags.includes("g") };
}

/** Part of a pattern. A `run` takes any characters but some, as many as there are: the units of one are never parted. */
interface Piece {
  readonly kind: "plain" | "run" | "one of many" | "group" | "start" | "end";
  readonly source: string;
  /** It takes so many characters at least. */
  readonly least: number;
}

const nothing: Piece = { kind: "group", source: "", least: 0 };

class PatternReader {
  readonly #text: string;
  readonly #caseless: boolean;
  #at = 0;
  /** Set where something has been met that is not shared by all engines. */
  odd = false;

  constructor(text: string, caseless: boolean) {
    this.#text = text;
    this.#caseless = caseless;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** `a|b|c` */
  alternatives(isWhole: boolean): Piece {
    const all = [this.#sequence(isWhole)];
    while (this.#take("|")) all.push(this.#sequence(isWhole));
    const least = Math.min(...all.map((each) => each.least));
    return { kind: "group", source: all.map(({ source }) => source).join("|"), least };
  }

  #sequence(isWhole: boolean): Piece {
    const pieces: Piece[] = [];
    while (!this.atEnd && !["|", ")"].includes(this.#next)) pieces.push(this.#quantified(this.#atom()));
    for (const [at, piece] of pieces.entries()) {
      if (piece.kind === "one of many") this.odd = true;
      if (piece.kind === "run" && !isBorder(pieces[at + 1], isWhole)) this.odd = true;
    }
    return {
      kind: "group",
      source: pieces.map(({ source }) => source).join(""),
      least: pieces.reduce((sum, { least }) => sum + least, 0),
    };
  }

  #quantified(piece: Piece): Piece {
    const [found, least] = this.#quantifier();
    if (found === "") return piece;
    const isLazy = this.#take("?");
    const source = `${piece.source}${found}${isLazy ? "?" : ""}`;
    if (piece.kind === "start" || piece.kind === "end") this.odd = true;
    if (piece.kind !== "one of many") return { ...piece, source, least: piece.least * least };
    const isRun = !isLazy && (found === "+" || found === "*");
    return { kind: isRun ? "run" : "one of many", source, least: piece.least * least };
  }

  #quantifier(): readonly [source: string, least: number] {
    const [found = ""] = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += found.length;
    if (found === "*" || found === "?") return [found, 0];
    return [found, found === "+" || found === "" ? 1 : Number.parseInt(found.slice(1), 10)];
  }

  #atom(): Piece {
    const character = this.#read();
    switch (character) {
      case "^":
        return { kind: "start", source: "^", least: 0 };
      case "$":
        return { kind: "end", source: "(?![\\s\\S])", least: 0 };
      case ".":
        return { kind: "one of many", source: "[^\\n\\r\\u2028\\u2029]", least: 1 };
      case "(":
        return this.#group();
      case "[":
        return this.#class();
      case "\\":
        return this.#escaped();
      default:
        if ("*+?{}]".includes(character)) return this.#refused();
        return this.#plain(exact(character));
    }
  }

  /** What a group has matched is asked by nobody: it need not be kept. */
  #group(): Piece {
    if (this.#take("?") && !this.#take(":")) return this.#refused();
    const inner = this.alternatives(false);
    if (!this.#take(")")) this.odd = true;
    return { ...inner, source: `(?:${inner.source})` };
  }

  #class(): Piece {
    const isNegated = this.#take("^");
    let source = "";
    while (!this.atEnd && this.#next !== "]") {
      const from = this.#member();
      const isRange = this.#next === "-" && this.#text[this.#at + 1] !== "]";
      if (isRange) this.#at += 1;
      source += isRange ? this.#range(from) : this.#bothCases(from);
    }
    if (!this.#take("]") || source === "") this.odd = true;
    return isNegated
      ? { kind: "one of many", source: `[^${source}]`, least: 1 }
      : { kind: "plain", source: `[${source}]`, least: 1 };
  }

  #range(from: string): string {
    const found = range(from, this.#member(), this.#caseless);
    if (found === null) this.odd = true;
    return found ?? "";
  }

  /** A character of a class, or one of the sets that have a letter. */
  #member(): string {
    const character = this.#read();
    if (character !== "\\") return exact(character) ?? this.#refused().source;
    const set = sets[this.#next];
    if (set === undefined) return this.#character() ?? this.#refused().source;
    this.#at += 1;
    return set;
  }

  #bothCases(member: string): string {
    if (!this.#caseless) return member;
    if (member.startsWith("\\u") || /^\\x[89a-f]/.test(member)) this.odd = true;
    return bothCases(member);
  }

  #escaped(): Piece {
    const set = sets[this.#next];
    const negated = sets[this.#next.toLowerCase()];
    if (negated === undefined) return this.#plain(this.#character());
    this.#at += 1;
    return set === undefined
      ? { kind: "one of many", source: `[^${negated}]`, least: 1 }
      : { kind: "plain", source: `[${set}]`, least: 1 };
  }

  /** What stands behind a `\\`, where it is one character. */
  #character(): string | null {
    const letter = this.#read();
    const known = controls[letter];
    if (known !== undefined) return exact(known);
    const digits = letter === "x" ? 2 : letter === "u" ? 4 : 0;
    const hex = this.#text.slice(this.#at, this.#at + digits);
    if (digits > 0 && hex.length === digits && /^[0-9a-fA-F]+$/.test(hex)) {
      this.#at += digits;
      return exact(String.fromCharCode(Number.parseInt(hex, 16)));
    }
    return /[A-Za-z0-9]/.test(letter) ? null : exact(letter);
  }

  #plain(source: string | null): Piece {
    if (source === null) return this.#refused();
    const both = this.#bothCases(source);
    return { kind: "plain", source: both === source ? source : `[${both}]`, least: 1 };
  }

  #refused(): Piece {
    this.odd = true;
    return nothing;
  }

  get #next(): string {
    return this.#text[this.#at] ?? "";
  }

  #read(): string {
    return this.#text[this.#at++] ?? "";
  }

  #take(character: string): boolean {
    const isThere = this.#next === character;
    if (isThere) this.#at += 1;
    return isThere;
  }
}

/** True for what ends a run wherever it can, so that no engine tries to end it within a character. */
function isBorder(next: Piece | undefined, isWhole: boolean): boolean {
  if (next === undefined) return isWhole;
  return next.kind === "end" || (next.kind === "plain" && next.least > 0);
}

const sets: { readonly [letter: string]: string } = { d: digit, w: wordCharacter, s: blank };

const controls: { readonly [letter: string]: string } = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v" };

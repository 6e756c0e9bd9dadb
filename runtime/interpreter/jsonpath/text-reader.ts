/** Reads a text from left to right: what the parsers of paths and of intrinsic functions have in common. */

/** A text that is no path, or no call of an intrinsic function. */
export class SyntaxFault extends Error {}

export class TextReader {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get isDone(): boolean {
    return this.at >= this.text.length;
  }

  /** The character ahead; empty at the end. */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /** Steps over a text if it stands ahead. */
  take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Steps over a text that has to stand ahead. */
  expect(text: string): void {
    if (!this.take(text)) throw new SyntaxFault(`'${text}' is missing at position ${this.at} of '${this.text}'`);
  }

  /** Steps over what a sticky pattern matches ahead; undefined where it does not match. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  skipBlanks(): void {
    this.match(/\s*/y);
  }

  /** The inside of a text in quotes that begins ahead, backslashes as they stand. */
  quoted(): string {
    const quote = this.next;
    const start = ++this.at;
    while (!this.isDone && this.next !== quote) this.at += this.next === "\\" ? 2 : 1;
    if (this.isDone) throw new SyntaxFault(`A quote is missing at the end of '${this.text}'`);
    return this.text.slice(start, this.at++);
  }
}

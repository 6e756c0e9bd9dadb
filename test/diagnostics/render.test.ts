/** Frames: the marks stand under the right text, whatever the line holds. */
import { render } from "../../compiler/diagnostics/render";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import type { Span } from "../../compiler/ir/span";

const about: Omit<Diagnostic, "span"> = {
  code: "SFN1201",
  slug: "unawaited-task",
  severity: "error",
  title: "nothing waits for `charge`",
  label: "starts `charge`",
  why: "A state machine runs one step at a time.",
  help: "write `await charge(…)`",
};

/** The span of a text in a source, as the compiler gives it. */
function spanOf(source: string, marked: string): Span {
  const start = source.indexOf(marked);
  if (start < 0) throw new Error(`"${marked}" does not stand in the source`);
  return spanAt(source, start, start + marked.length);
}

function spanAt(source: string, start: number, end: number): Span {
  const before = source.slice(0, start).split(/\r?\n/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file: "workflows/pay.ts", start, end, line: before.length, column };
}

function plain(source: string | null, span: Span | null, more: Partial<Diagnostic> = {}): readonly string[] {
  return render({ ...about, ...more, span }, source, { color: false }).split("\n");
}

/** What stands above the marks in a frame: the same columns of the line that is shown. */
function underlined(lines: readonly string[]): string {
  const [shown = "", marks = ""] = lines.slice(2);
  const from = marks.indexOf("^");
  const to = marks.lastIndexOf("^") + 1;
  return shown.slice(from, to);
}

test("the whole message, line by line", () => {
  const source = "export async function pay() {\n  charge(10);\n}\n";
  expect(plain(source, spanOf(source, "charge(10)"))).toEqual([
    "error SFN1201 unawaited-task: nothing waits for `charge`",
    "  ┌─ workflows/pay.ts:2:3",
    "2 │   charge(10);",
    "  │   ^^^^^^^^^^ starts `charge`",
    "  A state machine runs one step at a time.",
    "help: write `await charge(…)`",
    "      docs/errors/SFN1201.md",
  ]);
});

test("the gutter is as wide as the number of the line", () => {
  const source = `${"\n".repeat(99)}charge();\n`;
  const [, head, line, marks] = plain(source, spanOf(source, "charge()"));
  expect([head, line, marks]).toEqual([
    "    ┌─ workflows/pay.ts:100:1",
    "100 │ charge();",
    "    │ ^^^^^^^^ starts `charge`",
  ]);
});

test.each([
  ["at the beginning", "charge(1);\n", "charge(1)"],
  ["behind tabs", "\t\tif (late)\tcharge(1);\n", "charge(1)"],
  ["with tabs in it", "f(a,\tb);\n", "a,\tb"],
  ["in a file with CRLF", "const a = 1;\r\n\tcharge(a);\r\nconst b = 2;\r\n", "charge(a)"],
  ["behind letters with marks", 'say("Grüße"); charge(1);\n', "charge(1)"],
  ["behind characters of two units", 'say("😀😀"); charge(1);\n', "charge(1)"],
  ["at the very end of a file", "const a = 1;\ncharge(a)", "charge(a)"],
])("marks %s", (_, source, marked) => {
  expect(underlined(plain(source, spanOf(source, marked)))).toBe(marked.replaceAll("\t", " "));
});

/** Columns that a terminal gives to a text: two to a character of Chinese, Japanese or Korean, none to an accent. */
function columns(text: string): number {
  const width = (character: string): number =>
    /\p{Mn}/u.test(character) ? 0 : /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(character) ? 2 : 1;
  return [...text].reduce((sum, character) => sum + width(character), 0);
}

test.each([
  ["behind wide characters", 'say("請求書"); charge(1);\n', "charge(1)"],
  ["on wide characters", 'charge("請求書");\n', 'charge("請求書")'],
  ["behind letters whose accents stand alone", 'say("Grüße".normalize()); charge(1);\n'.normalize("NFD"), "charge(1)"],
])("marks what a terminal shows %s", (_, source, marked) => {
  const [, , shown = "", marks = ""] = plain(source, spanOf(source, marked));
  expect(marks.indexOf("^")).toBe(columns(shown.slice(0, shown.indexOf(marked))));
  expect(marks.match(/\^/g)).toHaveLength(columns(marked));
});

test("of several lines the first is shown and marked to its end", () => {
  const source = "  charge(\n    1,\n  );\n";
  const lines = plain(source, spanOf(source, "charge(\n    1,\n  )"));
  expect(underlined(lines)).toBe("charge(");
  expect(lines).toHaveLength(7);
});

test("of several lines with CRLF, no line end is shown", () => {
  const source = "  charge(\r\n    1,\r\n  );\r\n";
  const lines = plain(source, spanOf(source, "charge(\r\n    1,\r\n  )"));
  expect(underlined(lines)).toBe("charge(");
  expect(lines.join("\n")).not.toContain("\r");
});

test.each([
  ["behind the last line end", "charge();\n"],
  ["behind the last character", "charge()"],
  ["in an empty file", ""],
])("a place of no width %s gets one mark", (_, source) => {
  const span = spanAt(source, source.length, source.length);
  const [, head, , marks] = plain(source, span);
  expect(head).toContain(`:${span.line}:${span.column}`);
  expect(marks?.match(/\^/g)).toHaveLength(1);
  expect(marks?.indexOf("^")).toBe(`${span.line} │ `.length + span.column - 1);
});

test("a source that is not known, or has changed and become shorter, costs the frame and nothing else", () => {
  const span = spanOf("a;\nb;\ncharge();\n", "charge()");
  for (const source of [null, "a;\n"]) {
    const lines = plain(source, span);
    expect(lines.slice(0, 3)).toEqual([
      "error SFN1201 unawaited-task: nothing waits for `charge`",
      "  ┌─ workflows/pay.ts:3:1",
      "  A state machine runs one step at a time.",
    ]);
  }
});

test("a line that has become shorter is marked where it is", () => {
  const [, , shown, marks] = plain("charge()", { file: "workflows/pay.ts", start: 20, end: 28, line: 1, column: 21 });
  expect([shown, marks?.includes("^")]).toEqual(["1 │ charge()", true]);
});

test("without a place there is no frame", () => {
  expect(plain("charge();\n", null)).toEqual([
    "error SFN1201 unawaited-task: nothing waits for `charge`",
    "  A state machine runs one step at a time.",
    "help: write `await charge(…)`",
    "      docs/errors/SFN1201.md",
  ]);
});

describe("colour", () => {
  const source = "charge();\n";
  const coloured = (severity: Diagnostic["severity"]): string =>
    render({ ...about, severity, span: spanOf(source, "charge()") }, source, { color: true });
  const withoutColour = (text: string): string => text.replace(/\u001b\[\d+m/g, "");

  test("changes no character", () => {
    expect(withoutColour(coloured("error"))).toBe(plain(source, spanOf(source, "charge()")).join("\n"));
  });

  test("is given back at the end of each line", () => {
    for (const line of coloured("error").split("\n")) {
      expect(line.match(/\u001b\[[1-9]\d*m/g) ?? []).toHaveLength((line.match(/\u001b\[0m/g) ?? []).length);
    }
  });

  test("tells errors from warnings, in the head and in the marks", () => {
    const red = "\u001b[31m";
    const yellow = "\u001b[33m";
    expect(coloured("error")).toContain(`${red}error`);
    expect(coloured("error")).toContain(`${red}^^^^^^^^`);
    expect(coloured("warning")).toContain(`${yellow}warning`);
    expect(coloured("warning")).toContain(`${yellow}^^^^^^^^`);
    expect(coloured("warning")).not.toContain(red);
  });

  test("is absent unless it is asked for", () => {
    expect(plain(source, spanOf(source, "charge()")).join("\n")).not.toContain("\u001b");
  });
});

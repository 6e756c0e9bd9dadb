/** The names of states and the labels of distributed Maps. */
import { below, type Findings } from "./diagnostic";
import { everyState, type Place } from "./places";

const longestName = 80;
const longestLabel = 40;

/** Letters that no label may have: blanks, wildcards, brackets, and what means something in an ARN or a URL. */
const noLabelLetter = /[\s?*<>{}[\]:;,\\|^~$#%&`"\u0000-\u001f\u007f-\u009f]/u;

/** Checks the names in a machine and in all machines in it: they are unique throughout. */
export function checkNames(machine: Place, findings: Findings): void {
  const names = new Set<string>();
  const labels = new Set<string>();
  for (const { name, fields, location } of everyState(machine)) {
    if ([...name].length > longestName) {
      findings.error(
        "INVALID_STATE_NAME",
        `Invalid State name: State exceeds the ${longestName}-character limit allowed by the service`,
        location,
      );
    }
    if (names.has(name)) findings.error("DUPLICATE_STATE_NAME", `Duplicate State name: ${name}`, location);
    names.add(name);
    const label = fields["Label"];
    if (typeof label !== "string") continue;
    checkLabel(label, below(location, "Label"), findings);
    if (labels.has(label)) {
      findings.error("DUPLICATE_LABEL_NAME", `Duplicate Label name: ${label}`, below(location, "Label"));
    }
    labels.add(label);
  }
}

function checkLabel(label: string, location: string, findings: Findings): void {
  const letter = noLabelLetter.exec(label)?.[0];
  if (letter !== undefined) {
    findings.error("INVALID_LABEL_NAME", `Label contains invalid character: '${escaped(letter)}'`, location);
  }
  if ([...label].length > longestLabel) {
    findings.error(
      "INVALID_LABEL_NAME",
      `Invalid Label name: Label exceeds the ${longestLabel}-character limit allowed by the service`,
      location,
    );
  }
}

const short: { readonly [letter: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

/** A letter as the recorded sentences write it: control characters by their numbers. */
function escaped(letter: string): string {
  const code = letter.charCodeAt(0);
  const digits = code.toString(16);
  if (code >= 0x20 && code < 0x7f) return short[letter] ?? letter;
  return short[letter] ?? (code <= 0xff ? `\\x${digits.padStart(2, "0")}` : `\\u${digits.padStart(4, "0")}`);
}

/** Two states of one name in one `States`: a parser of JSON would keep the last one and say nothing. */
import { parse } from "../interpreter/json";

interface Level {
  readonly location: string;
  readonly keys: Set<string>;
  key: string;
}

/** The first state that is there twice, in a text that is JSON. */
export function duplicateState(text: string): { readonly name: string; readonly location: string } | undefined {
  const levels: Level[] = [];
  let last: string | undefined;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:,]/gs)) {
    const level = levels.at(-1);
    if (token === "{" || token === "[") levels.push({ location: locationIn(level), keys: new Set(), key: "" });
    else if (token === "}" || token === "]") levels.pop();
    else if (token === ":" && level !== undefined && last !== undefined) {
      const key = textIn(last);
      level.key = key;
      if (level.keys.has(key) && level.location.endsWith("/States")) {
        return { name: key, location: `${level.location}/${key}` };
      }
      level.keys.add(key);
    }
    last = token.startsWith('"') ? token : undefined;
  }
  return undefined;
}

function locationIn(level: Level | undefined): string {
  return level === undefined || level.key === "" ? (level?.location ?? "") : `${level.location}/${level.key}`;
}

function textIn(literal: string): string {
  const value = parse(literal);
  return typeof value === "string" ? value : "";
}

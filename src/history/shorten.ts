/** Keeps long values out of the way. */

const longestText = 120;

/** The text, or its beginning when it is long. */
export function shorten(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}

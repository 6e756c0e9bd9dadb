/** Names of variables: none may hide a function of JSONata, or `$name(…)` would call the variable. */

const functions = new Set(
  `sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains replace
  split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power random boolean not map zip filter
  single reduce sift keys lookup append exists spread merge reverse each error assert type sort shuffle distinct base64encode base64decode
  encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl eval toMillis fromMillis now millis clone parse partition range hash uuid states`.split(
    /\s+/,
  ),
);

/** A name for a variable of the machine: an identifier that begins with a letter, at most 60 long, hiding nothing. */
export function safeVariableName(hint: string): string {
  const letters = hint
    .replace(/[^\p{ID_Continue}]/gu, "")
    .replace(/^[^\p{ID_Start}]+/u, "")
    .slice(0, 60);
  const name = letters === "" ? "value" : letters;
  return functions.has(name) ? `${name}Value` : name;
}

/** The name itself, or the first of `name2`, `name3`, … that is not taken. */
export function firstFree(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`;
}

/** Numbers, texts and flags. */
import type { Maker, Way } from "./maker";

const separators = ['","', '"a"', '" "', '"-"', '""'];

/** Numbers: what is computed of numbers, counted, or a part of something; some throw where that is missing. */
export function numbers(make: Maker): readonly Way[] {
  const { random } = make;
  return [
    () => `(${make.part("number")} ${random.pick(["+", "-", "*"])} ${make.small("number")})`,
    () => `(${make.part("number")} ${random.pick(["% 3", "% 5", "/ 2", "/ 4"])})`,
    () => `Math.${random.pick(["max", "min"])}(${make.part("number")}, ${make.part("number")})`,
    () => `Math.${random.pick(["abs", "floor", "round", "trunc", "sign", "ceil"])}(${make.part("number")})`,
    () => `${make.owner(random.pick(["numbers", "texts", "items", "text"]))}.length`,
    () => `(${make.owner("numbers")}[${make.position()}] ?? ${make.small("number")})`,
    () => `${make.owner("numbers")}.reduce((sum, each) => sum + each, ${make.small("number")})`,
    () => `${make.owner("items")}.reduce((sum, each) => sum + each.n, 0)`,
    () => `${make.owner("texts")}.indexOf(${make.small("text")})`,
    () => `${make.owner("numbers")}.lastIndexOf(${make.small("number")})`,
    () => make.ofAnyList(random.pick(["findIndex", "findLastIndex"]), "flag"),
    () => `${make.owner("text")}.indexOf(${make.small("text")})`,
    () => `${make.owner("item")}.n`,
    () => `${make.owner("maybe item")}!.n`,
    () => `${make.owner("item")}.parent!.n`,
    () => `(${make.owner("maybe item")}?.n ?? ${make.small("number")})`,
    () => `(${make.part("maybe number")} ?? ${make.small("number")})`,
    () => `(${make.owner("table")}[${make.small("text")}] ?? ${make.position()})`,
    () => `Object.keys(${make.part("table")}).length`,
    () => `(${make.part("flag")} ? ${make.part("number")} : ${make.small("number")})`,
    () => `Number(${make.part("flag")})`,
    () => `-(${make.part("number")})`,
  ];
}

/** Texts: of parts of texts, of lists, of other values. */
export function texts(make: Maker): readonly Way[] {
  const { random } = make;
  const span = (): string => [make.position(), ...(random.chance(0.5) ? [make.position()] : [])].join(", ");
  const shown = (): string => make.part(random.pick(["number", "text", "flag", "maybe number", "maybe text"]));
  return [
    () => `\`${random.pick(["", "a", "-", "$"])}\${${shown()}}${random.pick(["", "b", "{"])}\``,
    () => `${make.owner("text")}.${random.pick(["toUpperCase", "toLowerCase", "trim", "trimStart"])}()`,
    () => `${make.owner("text")}.${random.pick(["slice", "substring"])}(${span()})`,
    () => `${make.owner("text")}.${random.pick(["padStart", "padEnd"])}(${make.position()}, ${make.small("text")})`,
    () => `${make.owner("text")}.replace(${random.pick(separators)}, ${random.pick(separators)})`,
    () => `${make.owner("text")}.replaceAll(${random.pick(['"a"', '"-"'])}, ${make.small("text")})`,
    () => `${make.owner("texts")}.join(${random.pick(separators)})`,
    () => `${make.owner("numbers")}.join()`,
    () => `(${make.owner("texts")}[${make.position()}] ?? ${make.small("text")})`,
    () => `(${make.owner("text")}.at(${make.position()}) ?? ${make.small("text")})`,
    () => `${make.owner("text")}.charAt(${make.position()})`,
    () => `String(${make.part(random.pick(["number", "flag", "maybe text"]))})`,
    () => `${make.owner("item")}.id`,
    () => `${make.owner("maybe item")}!.id`,
    () => `${make.owner("item")}.tags[0]!.trim()`,
    () => `(${make.owner("item")}.note ?? ${make.small("text")})`,
    () => `(${make.owner("maybe item")}?.parent?.id ?? ${make.small("text")})`,
    () => `(${make.part("maybe text")} ?? ${make.small("text")})`,
    () => `(${make.part("flag")} ? ${make.part("text")} : ${make.small("text")})`,
    () => `(${make.part("text")} + ${make.part(random.pick(["text", "number"]))})`,
    () => `(${make.part("text")} || ${make.small("text")})`,
    () => `typeof ${make.owner(random.pick(["maybe number", "maybe text", "number", "maybe item", "numbers"]))}`,
    () => `JSON.stringify(${make.part(random.pick(["number", "text", "numbers", "texts", "item", "table"]))})`,
    () => `${make.owner("text")}.repeat(${random.between(0, 2)})`,
  ];
}

/** Flags: comparisons, questions, and what is made of flags. */
export function flags(make: Maker): readonly Way[] {
  const { random } = make;
  const maybe = ["maybe item", "maybe number", "maybe text"] as const;
  return [
    () => `(${make.part("number")} ${random.pick(["<", "<=", ">", ">=", "===", "!=="])} ${make.small("number")})`,
    () => `(${make.part("text")} ${random.pick(["<", "===", "!==", ">="])} ${make.small("text")})`,
    () => `${make.owner("text")}.${random.pick(["includes", "startsWith", "endsWith"])}(${make.small("text")})`,
    () => `${make.owner("numbers")}.includes(${make.small("number")})`,
    () => `${make.owner("texts")}.includes(${make.small("text")})`,
    () => make.ofAnyList(random.pick(["some", "every"]), "flag"),
    () => `(${make.part("flag")} && ${make.part("flag")})`,
    () => `(${make.part("flag")} || ${make.part("flag")})`,
    () => `!(${make.part("flag")})`,
    () => `(${make.part(random.pick(maybe))} ${random.pick(["==", "!="])} null)`,
    () => `(${make.part(random.pick(["maybe number", "maybe text"]))} === ${random.pick(["null", "undefined"])})`,
    () => `Boolean(${make.part(random.pick(["number", "text", ...maybe]))})`,
    () => `(${make.small("text")} in ${make.part("table")})`,
    () => `(${make.part("maybe number")} === ${make.part("maybe number")})`,
    () => `${make.owner("item")}.parent!.flag`,
    () => `Number.isInteger(${make.part("number")})`,
  ];
}

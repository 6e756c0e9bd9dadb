/** Values that may be missing. */
import type { Maker, Way } from "./maker";

/** An item, null or undefined. */
export function maybeItems(make: Maker): readonly Way[] {
  return [
    () => "input.best",
    () => `${make.owner("items")}.${make.random.pick(["find", "findLast"])}(${make.callback("item", "flag")})`,
    () => `${make.owner("items")}[${make.position()}]`,
    () => `${make.owner("items")}.at(${make.position()})`,
    () => `(${make.part("flag")} ? ${make.part("item")} : null)`,
  ];
}

/** A number, null or undefined. */
export function maybeNumbers(make: Maker): readonly Way[] {
  return [
    () => `${make.owner("numbers")}.find(${make.callback("number", "flag")})`,
    () => `${make.owner("numbers")}[${make.position()}]`,
    () => `${make.owner("numbers")}.at(${make.position()})`,
    () => `${make.owner("maybe item")}?.n`,
    () => `${make.owner("item")}.parent?.n`,
    () => `(${make.part("flag")} ? ${make.part("number")} : undefined)`,
    () => `${make.owner("table")}[${make.small("text")}]`,
  ];
}

/** A text, null or undefined. */
export function maybeTexts(make: Maker): readonly Way[] {
  return [
    () => "input.note",
    () => `${make.owner("item")}.note`,
    () => `${make.owner("texts")}.find(${make.callback("text", "flag")})`,
    () => `${make.owner("texts")}[${make.position()}]`,
    () => `${make.owner("texts")}[${make.position()}]?.slice(${make.position()})`,
    () => `${make.owner("maybe item")}?.note`,
    () => `${make.owner("maybe item")}?.parent?.id`,
    () => `${make.owner("maybe item")}?.tags.join("-")`,
    () => `(${make.part("flag")} ? ${make.part("text")} : null)`,
  ];
}

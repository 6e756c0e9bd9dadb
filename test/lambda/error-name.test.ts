/** The name of an error, for every way in which people name errors. */
import { runInNewContext } from "node:vm";
import { errorName } from "../../runtime/lambda/error-name";

class SoldOut extends Error {}
class VerySoldOut extends SoldOut {}
class OwnName extends Error {
  override name = "Declined";
}
class SetInConstructor extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Refused";
  }
}
class OnPrototype extends Error {}
OnPrototype.prototype.name = "Prototypical";
class BadAmount extends RangeError {}
class BadFrom extends OnPrototype {}

const named = (name: string) => Object.assign(new Error("x"), { name });

test.each<[string, unknown, string]>([
  ["a plain class", new SoldOut("x"), "SoldOut"],
  ["a class of a class", new VerySoldOut("x"), "VerySoldOut"],
  ["a name as a field", new OwnName("x"), "Declined"],
  ["a name set in the constructor", new SetInConstructor("x"), "Refused"],
  ["a name on the prototype", new OnPrototype("x"), "Prototypical"],
  ["a subclass of one with a name on the prototype", new BadFrom("x"), "Prototypical"],
  ["a subclass of a built-in class", new BadAmount("x"), "BadAmount"],
  ["Error", new Error("x"), "Error"],
  ["TypeError", new TypeError("x"), "TypeError"],
  ["AggregateError", new AggregateError([], "x"), "AggregateError"],
  ["a name set on an Error", named("ThrottlingException"), "ThrottlingException"],
  ["an empty name", named(""), "Error"],
  ["an aborted fetch", AbortSignal.abort().reason, "AbortError"],
  ["an error of another realm", runInNewContext("new RangeError('x')"), "RangeError"],
  ["a class of another realm", runInNewContext("class Foreign extends Error {}; new Foreign('x')"), "Foreign"],
  ["text", "x", "Error"],
  ["nothing", undefined, "Error"],
  ["an object", { name: "SoldOut", message: "x" }, "Error"],
])("%s", (_, error, name) => {
  expect(errorName(error)).toBe(name);
});

/** Recorded errors as instances of the project's classes, without running a constructor. */
import { HeartbeatTimeoutError, TimeoutError } from "sfn-compile";
import { errorName } from "../../runtime/lambda/error-name";
import { ErrorFactory } from "../../src/testing/native/errors";
import { MadeErrors } from "../../src/testing/native/made-errors";

class SoldOut extends Error {
  readonly code = 7;
}
class Named extends Error {
  override name = "Declined";
}
class BadAmount extends RangeError {
  constructor() {
    super();
    throw new Error("no constructor runs");
  }
}

const declare = (name: string, className: string, nativeName: string) => ({
  name,
  className,
  file: "tasks.ts",
  nativeName,
  base: null,
});
const errors = new ErrorFactory([
  declare("SoldOut", "SoldOut", "Error"),
  declare("Declined", "Named", "Declined"),
  declare("BadAmount", "BadAmount", "RangeError"),
  declare("NotLoaded", "NotLoaded", "Error"),
]);
errors.register("SoldOut", SoldOut);
errors.register("Declined", Named);
errors.register("BadAmount", BadAmount);
errors.register("Nonsense", () => undefined);

test.each<[string, new () => Error, string]>([
  ["SoldOut", SoldOut, "Error"],
  ["Declined", Named, "Declined"],
  ["BadAmount", BadAmount, "RangeError"],
  ["BadAmount", RangeError, "RangeError"],
  ["TypeError", TypeError, "TypeError"],
  ["NotLoaded", Error, "Error"],
  ["Error", Error, "Error"],
  ["ThrottlingException", Error, "ThrottlingException"],
])("%s is an instance of %p whose name reads %s", (name, type, read) => {
  const error = errors.create(name, "no rooms");
  expect(error).toBeInstanceOf(type);
  expect([error.name, error.message, errorName(error)]).toEqual([read, "no rooms", name]);
  expect(Object.keys(error).filter((key) => key !== "name")).toEqual([]);
  expect(error.stack).toContain(`${name}: no rooms`);
});

test("the platform's timeouts are the words' errors", () => {
  expect(errors.create("States.Timeout", "")).toBeInstanceOf(TimeoutError);
  expect(errors.create("Sandbox.Timedout", "")).toBeInstanceOf(TimeoutError);
  expect(errors.create("States.HeartbeatTimeout", "")).toBeInstanceOf(HeartbeatTimeoutError);
});

test("the messages of errors count that the program makes, not of those that the engine makes", () => {
  const made = new MadeErrors();
  const { TypeError: Watched } = made.constructors as { TypeError: typeof TypeError };
  class Odd extends Watched {}
  const own = [new Watched("no address"), Watched("no address"), new Odd("no address")];
  expect(own.map((error) => [error instanceof TypeError, error instanceof Watched, error.message])).toEqual(
    own.map(() => [true, true, "no address"]),
  );
  const engines = [(): unknown => JSON.parse("{"), () => (null as unknown as { a: number }).a].map((run): unknown => {
    try {
      return run();
    } catch (error) {
      return error;
    }
  });
  const received = new ErrorFactory([], made).create("TypeError", "from a task");
  expect([...own, received, new Error("plain")].map((error) => made.isEngines(error))).not.toContain(true);
  expect(engines.map((error) => made.isEngines(error))).toEqual([true, true]);
});

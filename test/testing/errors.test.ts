/** Recorded errors as instances of the project's classes, without running a constructor. */
import { HeartbeatTimeoutError, TimeoutError } from "sfn-compile";
import { errorName } from "../../runtime/lambda/error-name";
import { ErrorFactory } from "../../src/testing/native/errors";

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

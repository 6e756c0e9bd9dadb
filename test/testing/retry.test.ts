/** Retry policies by the numbers that the Step Functions Developer Guide gives for its Retry fields. */
import { delayAfter, Retries } from "../../src/testing/native/retry";

const policy = { on: null, retries: 4, intervalSeconds: 3, backoff: 2, maxSeconds: null, jitter: false };

test("waits grow by the factor", () => {
  const waits = [0, 1, 2, 3, 4].map((retries) => delayAfter("Busy", policy, retries)?.most ?? null);
  expect(waits).toEqual([3_000, 6_000, 12_000, 24_000, null]);
});

test("up to the longest wait", () => {
  const capped = { ...policy, maxSeconds: 5 };
  expect([0, 1, 2].map((retries) => delayAfter("Busy", capped, retries)?.most)).toEqual([3_000, 5_000, 5_000]);
});

test("jitter leaves a choice", () => {
  expect(delayAfter("Busy", { ...policy, jitter: true }, 1)).toEqual({ least: 0, most: 6_000 });
});

test("only for the errors that the policy names", () => {
  const some = { ...policy, on: ["Busy", "VeryBusy"] };
  expect(delayAfter("VeryBusy", some, 0)).not.toBeNull();
  expect(delayAfter("SoldOut", some, 0)).toBeNull();
  expect(delayAfter("Busy", null, 0)).toBeNull();
});

test("transient trouble of Lambda is retried three times, whatever else has failed before", () => {
  const retries = new Retries({ ...policy, on: ["Busy"], retries: 1 });
  const errors = ["Busy", ...Array<string>(4).fill("Lambda.TooManyRequestsException"), "Busy"];
  expect(errors.map((error) => retries.next(error)?.most ?? null)).toEqual([3_000, 1_000, 2_000, 4_000, null, null]);
});

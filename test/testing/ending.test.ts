/** What machine and function end with agrees where AWS cannot say more than it does. */
import { agree } from "../../src/testing/ending";

const threw = (name: string) => ({ kind: "threw", name, message: "" }) as const;

test("a heartbeat that nobody catches is reported as a timeout, and not the other way round", () => {
  expect(agree(threw("TimeoutError"), threw("HeartbeatTimeoutError"))).toBe(true);
  expect(agree(threw("HeartbeatTimeoutError"), threw("TimeoutError"))).toBe(false);
  expect(agree(threw("TimeoutError"), threw("SoldOut"))).toBe(false);
});

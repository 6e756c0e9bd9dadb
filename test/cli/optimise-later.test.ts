/** V8 is told only what it knows: it would say so on each command otherwise. */
import { spawnSync } from "node:child_process";
import { patienceOf } from "../../src/cli/optimise-later";

test("V8 knows what it is told", () => {
  const flag = patienceOf(process.versions.v8);
  const { stderr, stdout } = spawnSync(process.execPath, [...(flag === null ? [] : [flag]), "--print", "'fine'"], {
    encoding: "utf8",
  });
  expect({ stderr, stdout }).toEqual({ stderr: "", stdout: "fine\n" });
});

test.each([
  ["11.3.244.8-node.33", "--interrupt-budget=540000"],
  ["12.4.254.21-node.35", "--invocation-count-for-turbofan=30000"],
  ["13.6.233.17-node.50", "--invocation-count-for-turbofan=30000"],
  ["99.1.2", null],
])("what V8 %s is told", (v8, flag) => {
  expect(patienceOf(v8)).toBe(flag);
});

/**
 * CPU time (user and system) in milliseconds: unlike wall time it means the same on a busy machine.
 * What a child process of this one used counts too where /proc tells (esbuild works in a process of its own).
 */
import { readFileSync, readdirSync } from "node:fs";

/** CPU time that this process and its living children have used so far. */
export function cpuSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + childrenCpu();
}

function childrenCpu(): number {
  try {
    const tasks = readdirSync("/proc/self/task");
    const children = tasks.flatMap(
      (task) => readFileSync(`/proc/self/task/${task}/children`, "utf8").match(/\d+/g) ?? [],
    );
    return children.map(cpuOfProcess).reduce((sum, cpu) => sum + cpu, 0);
  } catch {
    return 0;
  }
}

/** Fields 14 and 15 of /proc/…/stat count in hundredths of a second; the name before them may hold spaces. */
function cpuOfProcess(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/**
 * waitUntilTableExists({ client, … }, input)   →   the loop that says the same, for the help of the diagnostic
 *
 * The common waiters only: what one asks for is code of its package. docs/decisions/0032 says why it is not compiled.
 */

/** What a waiter asks, and when it is content. */
interface Row {
  readonly command: string;
  readonly seconds: number;
  /** What it looks at; null: that there is an answer at all. */
  readonly looksAt: string | null;
  /** On `state`, which is what it looks at. */
  readonly until: string;
  readonly fails?: string;
  /** The error that says that there is no such thing, and whether that is what was waited for. */
  readonly missing?: readonly [error: string, means: "not yet" | "done"];
}

const stack = { command: "DescribeStacksCommand", seconds: 30, looksAt: "Stacks?.[0]?.StackStatus" };
const instance = { command: "DescribeInstancesCommand", seconds: 15 };
const instanceState = "Reservations?.[0]?.Instances?.[0]?.State?.Name";
const noTable = "ResourceNotFoundException";
const table = { command: "DescribeTableCommand", seconds: 20, looksAt: "Table?.TableStatus" };
const bucket = { command: "HeadBucketCommand", seconds: 5, looksAt: null };
const object = { command: "HeadObjectCommand", seconds: 5, looksAt: null };

const rows: { readonly [waiter: string]: Row } = {
  TableExists: { ...table, until: 'state === "ACTIVE"', missing: [noTable, "not yet"] },
  TableNotExists: { ...table, until: "", missing: [noTable, "done"] },
  BucketExists: { ...bucket, until: "", missing: ["NotFound", "not yet"] },
  BucketNotExists: { ...bucket, until: "", missing: ["NotFound", "done"] },
  ObjectExists: { ...object, until: "", missing: ["NotFound", "not yet"] },
  ObjectNotExists: { ...object, until: "", missing: ["NotFound", "done"] },
  StackCreateComplete: {
    ...stack,
    until: 'state === "CREATE_COMPLETE"',
    fails: '/FAILED|ROLLBACK|DELETE/.test(state ?? "")',
  },
  StackUpdateComplete: {
    ...stack,
    until: 'state === "UPDATE_COMPLETE"',
    fails: '/FAILED|ROLLBACK|DELETE/.test(state ?? "")',
  },
  InstanceRunning: {
    ...instance,
    looksAt: instanceState,
    until: 'state === "running"',
    fails: 'state === "stopping" || state === "terminated"',
  },
  InstanceStopped: {
    ...instance,
    looksAt: instanceState,
    until: 'state === "stopped"',
    fails: 'state === "terminated"',
  },
  DBInstanceAvailable: {
    command: "DescribeDBInstancesCommand",
    seconds: 30,
    looksAt: "DBInstances?.[0]?.DBInstanceStatus",
    until: 'state === "available"',
    fails: 'state === "failed" || state === "deleting"',
  },
  FunctionActiveV2: {
    command: "GetFunctionCommand",
    seconds: 1,
    looksAt: "Configuration?.State",
    until: 'state === "Active"',
    fails: 'state === "Failed"',
  },
  FunctionUpdatedV2: {
    command: "GetFunctionCommand",
    seconds: 1,
    looksAt: "Configuration?.LastUpdateStatus",
    until: 'state === "Successful"',
    fails: 'state === "Failed"',
  },
};

/** The loop in place of a waiter that is called `waitUntilTableExists`; null for one that is not in the table. */
export function loopFor(waiter: string, client: string, input: string): string | null {
  const name = waiter.replace(/^.*wait(?:Until|For)/, "");
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (row === undefined) return null;
  const asked = `await ${client}.send(new ${row.command}(${input}))`;
  const { missing = null } = row;
  const body = missing === null ? plain(asked, row) : caught(asked, row, missing);
  return `for (;;) { ${body} await sleep("${row.seconds} seconds"); }`;
}

function plain(asked: string, { looksAt, until, fails }: Pick<Row, "looksAt" | "until" | "fails">): string {
  const state = `const state = (${asked}).${looksAt ?? ""};`;
  const failed = fails === undefined ? "" : ` if (${fails}) throw new Error(\`it is \${state}\`);`;
  return `${state} if (${until}) break;${failed}`;
}

function caught(asked: string, { looksAt, until }: Row, [error, means]: readonly [string, "not yet" | "done"]): string {
  const known = until === "" ? `${asked};${means === "done" ? "" : " break;"}` : plain(asked, { looksAt, until });
  const other = `if (!(error instanceof ${error})) throw error;`;
  return `try { ${known} } catch (error) { ${other}${means === "done" ? " break;" : ""} }`;
}

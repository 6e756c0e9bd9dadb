import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Makes an account in a unit of the organisation, which is made if it is not there yet, and gives it its stack.
 * @workflow
 */
export async function vendAccount(input: { unit: string; name: string; email: string }): Promise<{ account: string }> {
  const roots = await tasks.listRoots();
  const root = roots[0].id;
  const unit = await unitCalled(input.unit, root);
  const { request } = await tasks.createAccount(input.name, input.email);
  let made = await tasks.describeRequest(request);
  while (made.state === "IN_PROGRESS") {
    await sleep("30 seconds");
    made = await tasks.describeRequest(request);
  }
  if (made.state === "FAILED") throw new Error(`no account ${input.name}`);
  await tasks.moveAccount(made.account, root, unit);
  await tasks.createStack(made.account, `arn:aws:iam::${made.account}:role/OrganizationAccountAccessRole`);
  return { account: made.account };
}

async function unitCalled(name: string, root: string): Promise<string> {
  try {
    const created = await tasks.createUnit(root, name);
    return created.id;
  } catch (error) {
    if (!(error instanceof tasks.DuplicateUnit)) throw error;
    const units = await tasks.listUnits(root);
    const found = units.find((unit) => unit.name === name);
    if (found === undefined) throw error;
    return found.id;
  }
}

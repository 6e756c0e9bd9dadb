import { sleep } from "sfn-compile";
import { createAccount, createUnit, describeRequest, listRoots, listUnits, moveAccount } from "./services";
import * as tasks from "./tasks";

class DuplicateUnit extends Error {
  override name = "Organizations.DuplicateOrganizationalUnitException";
}

/**
 * Makes an account in a unit of the organisation, which is made if it is not there yet, and gives it its stack.
 * @workflow
 */
export async function vendAccount(input: { unit: string; name: string; email: string }): Promise<{ account: string }> {
  const { Roots } = await listRoots({});
  const root = Roots[0].Id;
  const unit = await unitCalled(input.unit, root);
  const request = await createAccount({ AccountName: input.name, Email: input.email });
  const CreateAccountRequestId = request.CreateAccountStatus.Id;
  let made = await describeRequest({ CreateAccountRequestId });
  while (made.CreateAccountStatus.State === "IN_PROGRESS") {
    await sleep("30 seconds");
    made = await describeRequest({ CreateAccountRequestId });
  }
  const { State, AccountId } = made.CreateAccountStatus;
  if (State === "FAILED" || AccountId === undefined) throw new Error(`no account ${input.name}`);
  await moveAccount({ AccountId, SourceParentId: root, DestinationParentId: unit });
  await tasks.createStack(AccountId, `arn:aws:iam::${AccountId}:role/OrganizationAccountAccessRole`);
  return { account: AccountId };
}

async function unitCalled(name: string, root: string): Promise<string> {
  try {
    const { OrganizationalUnit } = await createUnit({ ParentId: root, Name: name });
    return OrganizationalUnit.Id;
  } catch (error) {
    if (!(error instanceof DuplicateUnit)) throw error;
    const { OrganizationalUnits } = await listUnits({ ParentId: root });
    const found = OrganizationalUnits.find((unit) => unit.Name === name);
    if (found === undefined) throw error;
    return found.Id;
  }
}

/** An organisation, its units and accounts. */
import { integration } from "sfn-compile";

interface Unit {
  Id: string;
  Name: string;
}

interface Request {
  Id: string;
  State: string;
  AccountId?: string;
}

export const listRoots = integration<(request: Record<string, never>) => Promise<{ Roots: { Id: string }[] }>>(
  "arn:aws:states:::aws-sdk:organizations:listRoots",
);

export const createUnit = integration<
  (unit: { ParentId: string; Name: string }) => Promise<{ OrganizationalUnit: Unit }>
>("arn:aws:states:::aws-sdk:organizations:createOrganizationalUnit");

export const listUnits = integration<(parent: { ParentId: string }) => Promise<{ OrganizationalUnits: Unit[] }>>(
  "arn:aws:states:::aws-sdk:organizations:listOrganizationalUnitsForParent",
);

export const createAccount = integration<
  (account: { AccountName: string; Email: string }) => Promise<{ CreateAccountStatus: Request }>
>("arn:aws:states:::aws-sdk:organizations:createAccount");

export const describeRequest = integration<
  (request: { CreateAccountRequestId: string }) => Promise<{ CreateAccountStatus: Request }>
>("arn:aws:states:::aws-sdk:organizations:describeCreateAccountStatus");

export const moveAccount = integration<
  (move: { AccountId: string; SourceParentId: string; DestinationParentId: string }) => Promise<void>
>("arn:aws:states:::aws-sdk:organizations:moveAccount");

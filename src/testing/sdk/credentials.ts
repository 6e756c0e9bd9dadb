/**
 * Credentials of another role, `fromTemporaryCredentials({ params: { RoleArn } })`: nobody asks for them where calls are
 * answered from a record; a real call is made with them.
 */
import type { Json } from "../../../compiler/asl/definition";
import { isRecord } from "../json";
import { packageOf } from "./packages";

export const providersModule = "@aws-sdk/credential-providers";

/** The package as a workflow sees it in a test, also where the project has not installed it. */
export function portedProviders(root: string): object {
  return { ...installed(root), fromTemporaryCredentials: () => refused };
}

async function refused(): Promise<never> {
  throw new Error("a client asks for credentials, and all of its calls should be answered by the test");
}

/** What a client is made with, for a state with such `Credentials`. Throws where the project lacks what makes them. */
export function configOf(root: string, credentials: Json | undefined): object {
  const role = isRecord(credentials) ? credentials["RoleArn"] : undefined;
  if (typeof role !== "string") return {};
  const { fromTemporaryCredentials: make } = packageOf(root, providersModule);
  if (typeof make !== "function") throw new Error(`${providersModule} has no fromTemporaryCredentials`);
  const provider: unknown = Reflect.apply(make, undefined, [{ params: { RoleArn: role } }]);
  return { credentials: provider };
}

function installed(root: string): object {
  try {
    return packageOf(root, providersModule);
  } catch {
    return {};
  }
}

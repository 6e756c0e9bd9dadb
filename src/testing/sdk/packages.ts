/** The packages of the AWS SDK that a project has installed: the very ones that its workflows import. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { clientError, errorName, unmodelledError } from "../../../compiler/aws/names";
import type { ErrorClass } from "../../../compiler/compiled";
import type { SdkTarget } from "../../../compiler/ir/target";
import { familyOf } from "../subject";
import type { Subject } from "../subject";
import { isRecord } from "../json";
import { schemasOf, type Schema } from "./schema";

type Made = new (...args: readonly unknown[]) => object;

/** A class, as far as anybody can tell. */
export function isClass(value: unknown): value is Made {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

/** What a package exports. */
export function packageOf(root: string, module: string): { readonly [name: string]: unknown } {
  const loaded: unknown = createRequire(join(root, "package.json"))(module);
  return isRecord(loaded) ? loaded : {};
}

/** The SDK actions that a workflow calls, and those that it calls: their errors may arrive as well. */
export function sdkTargets(subject: Subject): readonly SdkTarget[] {
  const targets = familyOf(subject).flatMap(({ workflow }) => workflow.targets);
  return targets.filter((target): target is SdkTarget => target.kind === "sdk");
}

/** The command of a target. Throws where the project has another version of the client than it was compiled with. */
export function commandOf(root: string, { module, command }: SdkTarget): Made {
  const found = packageOf(root, module)[command];
  if (!isClass(found)) throw new Error(`${module} has no ${command}`);
  return found;
}

/** What a target's command is sent, and what it is answered. */
export function shapesOf(root: string, target: SdkTarget): { readonly input: Schema; readonly output: Schema } {
  return schemasOf(new (commandOf(root, target))({}));
}

/** An error of a client's package. */
export interface SdkErrorClass extends ErrorClass {
  readonly type: unknown;
}

/** Every class of errors of the clients that a workflow calls, under the names that they have in a machine. */
export function sdkErrors(subject: Subject): readonly SdkErrorClass[] {
  const targets = new Map(sdkTargets(subject).map((target) => [target.module, target]));
  return [...targets.values()].flatMap(({ module, errors }) => [
    ofClient(clientError(errors), module),
    ...Object.entries(packageOf(subject.root, module))
      .filter(([, type]) => isClass(type) && type.prototype instanceof Error)
      .map(([className, type]): SdkErrorClass => {
        const name = className.endsWith("ServiceException") ? unmodelledError(errors) : errorName(errors, className);
        return { name, className, file: module, nativeName: className, base: null, type };
      }),
  ]);
}

/** Trouble of the client of Step Functions itself, which no class of a package stands for. */
function ofClient(name: string, file: string): SdkErrorClass {
  const own = name.slice(name.indexOf(".") + 1);
  return { name, className: own, file, nativeName: own, base: null, type: null };
}

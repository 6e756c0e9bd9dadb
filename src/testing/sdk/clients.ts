/**
 * The packages of the SDK as the native run sees them: everything is the real thing, but what a client sends is answered from
 * the record.
 */
import type { Json } from "../../../compiler/asl/definition";
import { callOf, type SdkTarget } from "../../../compiler/ir/target";
import { isRecord, toJson } from "../json";
import type { Subject } from "../subject";
import { isClass, packageOf, sdkTargets } from "./packages";
import { asSdk, schemasOf } from "./schema";

/** Answers a call, as a state machine has the answer. */
export type Call = (call: string, args: readonly unknown[]) => Promise<unknown>;

/** A package whose clients call the record; null for any other package. */
export function portedPackage(id: string, subject: Subject, call: Call): object | null {
  if (!/^@aws-sdk\/client-/.test(id)) return null;
  const real = packageOf(subject.root, id);
  const own = sdkTargets(subject).filter(({ module }) => module === id);
  const entries = Object.entries(real).map(([name, value]): readonly [string, unknown] => [
    name,
    isClass(value) && isClient(value.prototype) ? ported(value, own, call) : value,
  ]);
  return Object.fromEntries(entries);
}

function isClient(prototype: unknown): boolean {
  return typeof prototype === "object" && prototype !== null && "send" in prototype;
}

function ported(client: new (...args: readonly unknown[]) => object, targets: readonly SdkTarget[], call: Call) {
  return class extends client {
    async send(command: object): Promise<unknown> {
      const name = command.constructor.name;
      const target = targets.find((each) => each.command === name);
      const input = isRecord(command) ? command["input"] : undefined;
      const answer = await call(target === undefined ? name : callOf(target), [toJson(input ?? {})]);
      const given: Json = toJson(answer);
      const value = asSdk(given, schemasOf(command).output);
      return isRecord(value) ? { ...value, $metadata: {} } : value;
    }
  };
}

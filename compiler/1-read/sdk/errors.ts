/**
 * error instanceof ConditionalCheckFailedException   →   DynamoDb.ConditionalCheckFailedException
 *
 * The errors of a client are the classes that its package exports. Each arrives under the name that Java has for it; what
 * the service's model has no name for arrives as the service's own exception, which is every one's base class here.
 */
import { Node, type ClassDeclaration, type SourceFile, type ts } from "ts-morph";
import { errorName, serviceName, unmodelledError } from "../../aws/names";
import { declaredBySdk } from "./classes";

/** What a class of errors of the SDK is called in a machine. */
export interface SdkError {
  /** As the machine has it. */
  readonly name: string;
  /** As `error.name` reads. */
  readonly nativeName: string;
  readonly isServer: boolean;
}

/** Every error of the client in whose package a class is declared, its base class among them. */
export interface SdkErrors {
  readonly service: string;
  /** What its base class is called without `ServiceException`. */
  readonly stem: string;
  readonly all: readonly SdkError[];
}

const base = /^(\w+)ServiceException$/;

/** The names under which errors of a class of the SDK arrive; null for any other class. */
export function namesOfSdkError(declaration: ClassDeclaration): readonly string[] | null {
  const found = declaredBySdk(declaration);
  const errors = found === null ? null : errorsBeside(declaration);
  if (found === null || errors === null) return null;
  if (base.test(found.name)) return [...errors.all.map(({ name }) => name), unmodelledError(errors.service)];
  return errors.all.filter(({ nativeName }) => nativeName === found.name).map(({ name }) => name);
}

/** What each package declares, looked up once: hundreds of classes. */
const known = new WeakMap<ts.SourceFile, SdkErrors | null>();

/** The errors of the package that declares a class; null for a package that has none. */
export function errorsBeside(declaration: ClassDeclaration): SdkErrors | null {
  const found = declaredBySdk(declaration);
  const root = found === null ? undefined : indexOf(declaration, found.module);
  if (found === null || root === undefined) return null;
  const before = known.get(root.compilerNode);
  const errors = before === undefined ? errorsOf(root, found.module) : before;
  known.set(root.compilerNode, errors);
  return errors;
}

function errorsOf(root: SourceFile, module: string): SdkErrors | null {
  const classes = [...root.getExportedDeclarations().values()].flat().filter(Node.isClassDeclaration);
  const own = classes.find((each) => base.test(each.getName() ?? ""));
  if (own === undefined) return null;
  const [, stem = ""] = base.exec(own.getName() ?? "") ?? [];
  const service = serviceName(module, stem);
  const all = classes
    .filter((each) => each.getBaseClass() === own)
    .map((each): SdkError => {
      const nativeName = each.getName() ?? "";
      const fault = each.getProperty("$fault")?.getType().getLiteralValue();
      return { name: errorName(service, nativeName), nativeName, isServer: fault === "server" };
    });
  return { service, stem, all };
}

/** Errors that are not called as in the SDK, with the service before: the machine's names → the SDK's. */
export function oddNames({ service, stem, all }: SdkErrors): { readonly [name: string]: string } {
  const odd = all.filter(({ name, nativeName }) => name !== `${service}.${nativeName}`);
  const entries = odd.map(({ name, nativeName }) => [name, nativeName] as const);
  return Object.fromEntries([...entries, [unmodelledError(service), `${stem}ServiceException`]]);
}

/** The module that a package's users import. */
function indexOf(declaration: ClassDeclaration, module: string) {
  const path = declaration.getSourceFile().getFilePath();
  const folder = path.slice(0, path.indexOf(`/${module}/`) + module.length + 1);
  const types = path.slice(folder.length).split("/")[1] ?? "";
  return declaration.getProject().getSourceFile(`${folder}/${types}/index.d.ts`);
}

/** Recorded errors, back as the errors that the TypeScript code knows. */
import type { ErrorClass } from "../../../compiler/compiled";
import { platformError } from "../platform-errors";
import { MadeErrors } from "./made-errors";

type AnyClass = (abstract new (...args: never[]) => Error) & { readonly prototype: Error };

const builtIn: readonly AnyClass[] = [
  Error,
  AggregateError,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
];

/** Makes instances of the error classes of one evaluated bundle. */
export class ErrorFactory {
  readonly #declared: readonly ErrorClass[];
  readonly #classes = new Map<string, AnyClass>(builtIn.map((type) => [type.name, type]));

  readonly #made: MadeErrors;

  constructor(declared: readonly ErrorClass[], made = new MadeErrors()) {
    this.#declared = declared;
    this.#made = made;
  }

  /** Says which class errors of this name are instances of. */
  register(name: string, type: unknown): void {
    if (isErrorClass(type)) this.#classes.set(name, type);
  }

  /**
   * An error with this name in the state machine. Its constructor does not run: only name and message have crossed
   * the border of the task, and `name` reads as the class says.
   */
  create(name: string, message: string): Error {
    const platform = platformError(name, message);
    if (platform !== undefined) return platform;
    const declared = this.#declared.find((candidate) => candidate.name === name);
    const type = this.#classes.get(name) ?? (declared === undefined ? Error : standIn(declared));
    const error = this.#made.add(instance(type, message));
    const read = declared?.nativeName ?? name;
    if (error.name !== read) error.name = read;
    Object.defineProperty(error, "stack", { value: `${name}: ${message}`, ...hidden });
    return error;
  }
}

const hidden = { enumerable: false, configurable: true, writable: true };

function instance(type: AnyClass, message: string): Error {
  const error: unknown = Object.create(type.prototype, { message: { value: message, ...hidden } });
  if (!(error instanceof Error)) throw new TypeError(`${type.name} is no class of errors`);
  return error;
}

/** For a class in a module that the workflow does not load: only its name can be seen. */
function standIn({ className }: ErrorClass): AnyClass {
  const type = class extends Error {};
  Object.defineProperty(type, "name", { value: className });
  return type;
}

function isErrorClass(type: unknown): type is AnyClass {
  return typeof type === "function" && type.prototype instanceof Error;
}

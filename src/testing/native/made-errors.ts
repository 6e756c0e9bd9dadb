/**
 * Which errors the code of a workflow makes itself (`new TypeError("no address")`), and not the engine that runs it:
 * the messages of those are the program's, and count.
 */

const engineClasses = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError] as const;

/** Watches the constructors that one evaluated bundle uses. */
export class MadeErrors {
  readonly #made = new WeakSet<object>();

  /** JavaScript's error classes by name, for the bundle to use: the same ones, watched. */
  get constructors(): { readonly [name: string]: unknown } {
    return Object.fromEntries(engineClasses.map((type) => [type.name, this.#watched(type)]));
  }

  /** Says that an error was not made by the engine. */
  add(error: Error): Error {
    this.#made.add(error);
    return error;
  }

  /** True for an error that the engine made: a property of undefined was read, a stack was full. */
  isEngines(error: unknown): boolean {
    return engineClasses.some((type) => error instanceof type && !this.#made.has(error));
  }

  #watched(type: ErrorConstructor): ErrorConstructor {
    return new Proxy(type, {
      construct: (target, args, newTarget): object => this.#noted(Reflect.construct(target, args, newTarget)),
      apply: (target, self, args): object => this.#noted(Reflect.apply(target, self, args)),
    });
  }

  #noted(error: unknown): object {
    return error instanceof Error ? this.add(error) : new TypeError("a class of errors makes errors");
  }
}

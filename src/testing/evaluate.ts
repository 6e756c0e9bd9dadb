/** Code that was made in memory, as a CommonJS module of this process. */

/**
 * Evaluates the code of a CommonJS module and gives what it exports. `names` are further names that it may use.
 * In the realm of the caller (in Jest: the sandbox of the test), so that its errors are errors there.
 */
export function evaluate(
  code: string,
  require: (id: string) => unknown,
  names: { readonly [name: string]: unknown } = {},
): { readonly [name: string]: unknown } {
  const module = { exports: {} };
  const scope: { readonly [name: string]: unknown } = { module, exports: module.exports, require, ...names };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- node:vm would leave the realm of Jest's sandbox
  const body = new Function(...Object.keys(scope), code);
  Reflect.apply(body, undefined, Object.values(scope));
  return module.exports;
}

/** What the documentation says of functions of the project that await. */

/** A sample that is compiled, and what becomes of it. */
export const functionDocs: readonly { readonly example: string; readonly becomes: string }[] = [
  {
    example:
      "const hold = async (id: string) => ((await check(id)) ? await reserve(id) : null); return await hold(order.id);",
    becomes: "its steps, in the place of each call",
  },
  {
    example:
      "const size = async (line: string): Promise<number> => { if (line.length < 2) return 1; const id = await reserve(line); return id.length + (await size(line.slice(1))); }; return await size(order.id);",
    becomes:
      "one that calls itself, directly or through others, stands there once; what a call still needs when it goes on is kept in a list, and a Choice is the way back",
  },
];

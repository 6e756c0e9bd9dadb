/** What the documentation says of what runs at the same time. */

/** A sample that is compiled, and what becomes of it. */
export const groupDocs: readonly { readonly example: string; readonly becomes: string }[] = [
  {
    example: "const [a, b] = await Promise.all([check(order.id), reserve(order.id)]); return a ? b : null;",
    becomes: "a branch for each call of a task, of an async function or of `sleep`; other elements are values",
  },
  {
    example: "return await Promise.all(order.lines.map(async (line, at) => await reserve(`${line} ${String(at)}`)));",
    becomes:
      "an iteration for each item, with the item and its position; nothing bounds how many run at once but AWS (40)",
  },
  {
    example:
      "return await Promise.all([reserve(order.id), (async () => { await sleep(60); return await check(order.id); })()]);",
    becomes: "statements of a member are states of its branch; what is declared outside it may read",
  },
  {
    example:
      "let total = 0; const large: string[] = []; await Promise.all(order.lines.map(async (line) => { const id = await reserve(line); total += id.length; large.push(id); })); return { total, large };",
    becomes:
      "what members write outside is put together behind them, in the order of the items: a variable of one member alone, `results[i] = …` by position, `push`, sums; in an object of which members name nothing but properties as well: `report.done.push(…)`; and to the item that a callback is called with: `line.price = await priceOf(line.sku)`",
  },
  {
    example:
      'const results = await Promise.allSettled(order.lines.map((line) => reserve(line))); const failed = results.filter((each) => each.status === "rejected"); return failed.map((each) => each.reason.message as string);',
    becomes:
      "the same; each member catches its own error, of which the name and the message can be read, and which can be thrown",
  },
  {
    example: "const open = check(order.id); const id = await reserve(order.id); return (await open) ? id : null;",
    becomes:
      "a promise in a `const`: a branch that catches its own error, beside what runs before it is awaited; the error is thrown where it is awaited",
  },
  {
    example:
      "const pending = order.lines.map((line) => reserve(line)); const label = order.id.toUpperCase(); return { label, ids: await Promise.all(pending) };",
    becomes:
      "a list of promises in a `const`, that one `await Promise.all(…)` or `allSettled` waits for: begun where it stands, as such a promise is",
  },
  {
    example:
      "const first = await Promise.race([check(order.id), (async () => { await sleep(60); return false; })()]); return first;",
    becomes:
      "a race: the first member to end ends all of it, with its result or its error, and `Promise.any` with the first result; what the others would still have called is not called, and they write nothing outside",
  },
  {
    example:
      "const ids = await Promise.all(order.lines.map((line) => reserve(line).catch(() => null))); return ids.filter((id) => id !== null);",
    becomes:
      "`then`, `catch` and `finally` of a call with one function: what a `try` around it does; what the call's arguments throw is caught by none of them, as in JavaScript",
  },
];

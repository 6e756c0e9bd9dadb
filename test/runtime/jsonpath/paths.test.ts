/**
 * Paths, against Jayway's documentation (the example document and its results) and the words of its exceptions,
 * which AWS's causes quote.
 */
import type { Json } from "../../../compiler/asl/definition";
import { find } from "../../../runtime/interpreter/jsonpath/find";
import { referenceOf } from "../../../runtime/interpreter/jsonpath/reference";

/** https://github.com/json-path/JsonPath, "Path Examples" */
const books = [
  { category: "reference", author: "Nigel Rees", title: "Sayings of the Century", price: 8.95 },
  { category: "fiction", author: "Evelyn Waugh", title: "Sword of Honour", price: 12.99 },
  { category: "fiction", author: "Herman Melville", title: "Moby Dick", isbn: "0-553-21311-3", price: 8.99 },
  {
    category: "fiction",
    author: "J. R. R. Tolkien",
    title: "The Lord of the Rings",
    isbn: "0-395-19395-8",
    price: 22.99,
  },
];
const store: Json = { store: { book: books, bicycle: { color: "red", price: 19.95 } }, expensive: 10 };

const found: readonly (readonly [string, Json, Json])[] = [
  ["$", 1, 1],
  ["$.store.book[*].author", store, books.map(({ author }) => author)],
  ["$..author", store, books.map(({ author }) => author)],
  ["$.store..price", store, [8.95, 12.99, 8.99, 22.99, 19.95]],
  ["$..book[2]", store, [books[2] ?? null]],
  ["$..book[-2]", store, [books[2] ?? null]],
  ["$.store.book[0,1]", store, books.slice(0, 2)],
  ["$.store.book[:2]", store, books.slice(0, 2)],
  ["$.store.book[1:2]", store, books.slice(1, 2)],
  ["$.store.book[-2:]", store, books.slice(-2)],
  ["$.store.book[2:]", store, books.slice(2)],
  ["$..book[?(@.isbn)]", store, books.slice(2)],
  ["$.store.book[?(@.price < 10)]", store, [books[0] ?? null, books[2] ?? null]],
  ["$..book[?(@.price <= $.expensive)]", store, [books[0] ?? null, books[2] ?? null]],
  ["$..book[?(@.author =~ /.*REES/i)]", store, [books[0] ?? null]],
  [
    "$..book[?(@.category == 'fiction' && @.price < 10 || @.price > 20)].title",
    store,
    ["Moby Dick", "The Lord of the Rings"],
  ],
  ["$..book[?(!(@.category == 'fiction'))].title", store, ["Sayings of the Century"]],
  ["$..book[?(@.category in ['fiction'])].price", store, [12.99, 8.99, 22.99]],
  ["$..book.length()", store, [4]],
  ["$.store.book.length()", store, 4],
  ["$.store.book[0]['title','price']", store, { title: "Sayings of the Century", price: 8.95 }],
  ["$['store']['bicycle']['color']", store, "red"],
  ["$.store.bicycle.*", store, ["red", 19.95]],
  ["$.store.book[-1].title", store, "The Lord of the Rings"],
  [
    "$[*][*]",
    [
      [1, 2],
      [3, [4]],
    ],
    [1, 2, 3, [4]],
  ],
  ["$[0,1]", [[1], [2]], [[1], [2]]],
  ["$..*", { a: [1, { b: 2 }] }, [[1, { b: 2 }], 1, { b: 2 }, 2]],
  ["$.null", { null: null }, null],
  ["$.nothing[*].x", {}, []],
  ["$.delivery-partner.größe", { "delivery-partner": { größe: 1 } }, 1],
  ["$.list[?(@ > 1)]", { list: [1, 2, 3] }, [2, 3]],
  ["$.list[?(@.n == null)]", { list: [{ n: null }, { n: 1 }] }, [{ n: null }]],
];

test.each(found)("%s finds", (path, document, expected) => {
  expect(find(referenceOf(path).path, document)).toEqual({ kind: "found", value: expected });
});

const missing: readonly (readonly [string, Json, string])[] = [
  ["$.a", {}, "No results for path: $['a']"],
  ["$.a.b", {}, "Missing property in path $['a']"],
  ["$.a.b.c", { a: {} }, "Missing property in path $['a']['b']"],
  ["$.a.b", { a: {} }, "No results for path: $['a']['b']"],
  ["$.a[1]", { a: [1] }, "No results for path: $['a'][1]"],
  ["$.a[0]", { a: 1 }, "Filter: [0] can only be applied to arrays. Current context is: 1"],
  ["$.a[0]", { a: { b: [1, "x"] } }, "Filter: [0] can only be applied to arrays. Current context is: {b=[1, x]}"],
  [
    "$.a.b",
    { a: "text" },
    "Expected to find an object with property ['b'] in path $['a'] but found 'java.lang.String'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.",
  ],
];

test.each(missing)("%s is missing in %j", (path, document, reason) => {
  expect(find(referenceOf(path).path, document)).toMatchObject({ kind: "missing", reason });
});

test.each([
  "$.",
  "$[",
  "$.a[",
  "$['a",
  "$.a[?(@.b ==)]",
  "$.a[?(@.b == /(/)]",
  "$.a[x]",
  "a.b",
  "$.a b",
  "$..",
  "$.a[1:2:3]",
])("%s is refused, or finds nothing that is not there", (path) => {
  try {
    expect(find(referenceOf(path).path, { a: [] })).toEqual({ kind: "found", value: expect.anything() as unknown });
  } catch (thrown) {
    expect((thrown as Error).constructor.name).toBe("SyntaxFault");
  }
});

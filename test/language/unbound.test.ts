/** JSONata reads nothing where a name is bound nowhere: no such expression leaves the compiler. */
import { block, call, lambda, literal, path, variable, type Jsonata } from "../../compiler/4-emit/jsonata/tree";
import { refuseUnbound } from "../../compiler/4-emit/jsonata/unbound";

const each = variable("each");
const recursive = lambda(["n"], call("again", variable("again"), variable("n")));

const bound: readonly (readonly [what: string, tree: Jsonata])[] = [
  ["a variable of the machine", variable("order")],
  ["what Step Functions binds", path(variable("states"), "input")],
  ["what stands for what is missing", variable("nothing")],
  ["a parameter", lambda(["each"], each)],
  ["a name of a block", block([["each", literal(1)]], each)],
  ["a function that calls itself", block([["again", recursive]], literal(1))],
];

test.each(bound)("%s is bound", (_, tree) => {
  expect(() => refuseUnbound(tree, ["order"])).not.toThrow();
});

const unbound: readonly (readonly [what: string, tree: Jsonata])[] = [
  ["beside the lambda", call("map", lambda(["each"], literal(1)), each)],
  ["behind the block", call("append", block([["each", literal(1)]], literal(2)), each)],
  [
    "before it is bound",
    block(
      [
        ["first", each],
        ["each", literal(1)],
      ],
      literal(2),
    ),
  ],
  ["within a lambda within another", lambda(["one"], lambda(["other"], each))],
];

test.each(unbound)("a parameter is not bound %s", (_, tree) => {
  expect(() => refuseUnbound(tree, ["order"])).toThrow("reads `$each`, which nothing binds");
});

/**
 * What a machine can check of the way this project is written; docs/contributing and review do the rest.
 * Type-aware, no warnings: a rule is either worth an error or not worth having.
 */
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const sources = ["{src,compiler,runtime,workflows,test,bench}/**/*.ts"];

/** `eslint-disable` is allowed where it says why: `-- reason`. */
const reasonedDisable = {
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value)) {
          context.report({ loc: comment.loc, message: "Say why: `-- reason` behind the name of the rule." });
        }
      }
    },
  }),
};

export default defineConfig(
  {
    ignores: [
      "dist/",
      "out/",
      "coverage/",
      "**/fixtures/**",
      "test/corpus/*/**",
      "test/consumers/**",
      "**/*.{js,cjs,mjs}",
    ],
  },
  {
    files: sources,
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { project: { rules: { "reasoned-disable": reasonedDisable } } },
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "project/reasoned-disable": "error",
      eqeqeq: "error",
      "no-console": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "no-var": "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      // A total switch over the variants of a union is one decision, however many variants there are.
      complexity: ["error", { max: 12, variant: "modified" }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unsafe-type-assertion": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingUnknown: true, allowThrowingAny: false }],
      "@typescript-eslint/prefer-promise-reject-errors": ["error", { allowThrowingUnknown: true }],
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
      ],
      // `nodes.some(Node.isAwaitExpression)`: the static guards of ts-morph do not use `this`.
      "@typescript-eslint/unbound-method": ["error", { ignoreStatic: true }],
      // An `async` function without `await` is what a task, a stub and a port of this project often are.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    // The command line talks to people, and the measurements print what they measured.
    files: ["src/cli/**/*.ts", "bench/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    // The examples are what a user writes: `JSON.parse(text) as Order` is ordinary there.
    files: ["workflows/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-type-assertion": "off" },
  },
  {
    // A suite is one long `describe`; a test asserts what a type only promises.
    files: ["test/**/*.ts", "workflows/**/*.test.ts", "bench/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 500, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": "off",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      // Emitted bundles are evaluated to see that they work.
      "@typescript-eslint/no-implied-eval": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-type-assertion": "off",
      // What Jest's matchers (`expect.any(String)`) are typed as.
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  {
    // Programs that the compiler is tried on are written as users write.
    files: ["test/**/workflows/**/*.ts"],
    rules: { "@typescript-eslint/switch-exhaustiveness-check": "off" },
  },
);

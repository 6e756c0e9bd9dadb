/** Tests run from the sources: swc strips the types, `tsc --noEmit` checks them separately. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/workflows/**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: {
    "^sfn-compile$": "<rootDir>/src/index.ts",
    "^sfn-compile/(testing|runtime|lambda)$": "<rootDir>/src/$1.ts",
  },
  setupFiles: ["<rootDir>/test/optimise-later.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/fixtures/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/out/"],
  // Many tests load TypeScript and check types; on a busy machine a minute was not enough for it.
  testTimeout: 180_000,
  maxWorkers: "100%",
};

/** Where the runtime is known to differ from a recording. docs/runtime.md has the same rows, with the reasons. */

/** The levels of the corpus: 0 status, output, error and cause; 1 types of events; 2 names; 3 details. */
export interface Deviation {
  readonly name: string;
  /** The first level at which they differ. */
  readonly level: 0 | 1 | 2 | 3;
}

/** Every execution that differs, by the rule behind it. */
export const deviations: { readonly [rule: string]: readonly Deviation[] } = {
  "recorded before `RedriveCount` was in the context object": [
    {
      name: "cases/scenarios/base_scenarios.TestBaseScenarios.test_lambda_service_invoke_with_retry_extended_input.json",
      level: 3,
    },
  ],
  "`LastModified` of a listed object is a number; the recording blanked it with a text": [
    {
      name: "cases/scenarios/base_scenarios.TestBaseScenarios.test_map_item_reader_base_list_objects_v2.json",
      level: 0,
    },
  ],
};

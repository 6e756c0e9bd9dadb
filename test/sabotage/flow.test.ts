/** Mistakes of the reader and the planner are found, wherever in the workflows they are made. */
import { flowSabotages } from "./flow-sabotages";
import { everySabotageIsFound } from "./suite";

everySabotageIsFound(flowSabotages);

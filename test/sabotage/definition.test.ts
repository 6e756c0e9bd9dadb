/** Mistakes of the emitter are found, wherever in the definitions they are made. */
import { definitionSabotages } from "./definition-sabotages";
import { everySabotageIsFound } from "./suite";

everySabotageIsFound(definitionSabotages);

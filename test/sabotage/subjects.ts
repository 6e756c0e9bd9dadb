/** All workflows that the sabotages are tried on: the shipped examples, and those with what the examples do not have. */
import { expenses } from "./scenarios/approve-expense";
import { trips } from "./scenarios/book-trip";
import { drills } from "./scenarios/drill-walls";
import { tanks } from "./scenarios/fill-tank";
import { orders } from "./scenarios/fulfil-order";
import { halls } from "./scenarios/inspect-shelves";
import type { Subject } from "./subject";

export const subjects: readonly Subject[] = [trips, orders, expenses, halls, drills, tanks];

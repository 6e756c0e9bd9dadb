/** What becomes of code that the tables cannot read: it is outlined, where that does the same. */
import { readOrOutline } from "../outline/expression";
import { readOrOutlineAll } from "../outline/statements";
import { readTogether } from "../outline/together";

export const otherwise = { expression: readOrOutline, statements: readOrOutlineAll, operands: readTogether } as const;

/** Mistakes that are none: what they change can never be seen. Each with the reason. */
import type { Finding } from "./trial";

interface Excuse {
  readonly sabotage: RegExp;
  readonly subject: string;
  /** The beginning of the place. */
  readonly where: string;
  readonly why: string;
}

const excuses: readonly Excuse[] = [
  {
    sabotage: /^the error of a catch is caught/,
    subject: "drillWalls",
    where: "line 16",
    why: "it throws the error on, and would throw it on a second time",
  },
  {
    sabotage: /^instanceof forgets a class$/,
    subject: "drillWalls",
    where: "line 24",
    why: "the subclass has been asked for in the line before",
  },
  {
    sabotage: /^a literal is another$/,
    subject: "drillWalls",
    where: "line 19",
    why: 'the type checker wants the `?? ""`, no wall is missing',
  },
  {
    sabotage: /rule|Default|condition/,
    subject: "fulfilOrder",
    where: "if input.lines.length === 0",
    why: "the rules for a loop without turns stand behind the one for an empty order",
  },
  {
    sabotage: /rule|Default|condition/,
    subject: "drillWalls",
    where: "if caught is Pipe",
    why: "nothing but a Pipe comes here",
  },
  {
    sabotage: /^a condition off by one$/,
    subject: "inspectShelves",
    where: "",
    why: "`there is a next shelf, and it has a box`: where there is none, the second half says no as well",
  },
  {
    sabotage: /^a rule skips a state$/,
    subject: "inspectShelves",
    where: "",
    why: "the test of a loop is made a second time",
  },
];

/** Why a sabotage need not be found at a place, or undefined. */
export function excuseOf(sabotage: string, { subject, where }: Finding): string | undefined {
  return excuses.find(
    (excuse) => excuse.sabotage.test(sabotage) && excuse.subject === subject && where.startsWith(excuse.where),
  )?.why;
}

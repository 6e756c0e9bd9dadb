/** The name of a property that is only known when the program runs. */
export const anyName = "…";

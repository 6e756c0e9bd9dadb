/** Chance that repeats itself: the same seed gives the same numbers. */

/** A source of numbers in [0, 1): the generator "mulberry32". */
export function randomFrom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A UUID of version 4 out of such numbers. */
export function uuidFrom(random: () => number): string {
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === "x" ? digit : (digit & 3) | 8).toString(16);
  });
}

/** A task token out of such numbers, of the look of AWS's. */
export function tokenFrom(random: () => number): string {
  return Buffer.from(Array.from({ length: 48 }, () => Math.floor(random() * 256))).toString("base64");
}

/** `$random(seed)` of AWS is the first double of Java's `java.util.Random` with that seed. */

const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

/** A number in [0, 1) that depends on the seed alone; its fraction is cut off. */
export function javaRandom(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask;
  const bits = (count: bigint): bigint => {
    state = (state * multiplier + 0xbn) & mask;
    return state >> (48n - count);
  };
  const high = bits(26n) << 27n;
  return Number(high + bits(27n)) / 2 ** 53;
}

/** Texts in drawings, which have to be short. */

/** The text, or its beginning when it is long. */
export function shortened(label: string, longest = 48): string {
  return label.length <= longest ? label : `${label.slice(0, longest - 1)}…`;
}

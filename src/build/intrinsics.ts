/**
 * CloudFormation's short forms `!Ref`, `!GetAtt` and `!Sub` as values that the YAML writer understands.
 */
import { Scalar } from "yaml";
import type { ScalarTag, Tags } from "yaml";

/** A value that is written as `!Tag text`. */
class Intrinsic {
  readonly tag: string;
  readonly text: string;

  constructor(tag: string, text: string) {
    this.tag = tag;
    this.text = text;
  }
}

/** The value of a resource: for a state machine, its ARN. */
export function ref(id: string): Intrinsic {
  return new Intrinsic("!Ref", id);
}

/** An attribute of a resource. */
export function getAtt(id: string, attribute: string): Intrinsic {
  return new Intrinsic("!GetAtt", `${id}.${attribute}`);
}

/** A text in which `${Id}` and `${Id.Attribute}` are replaced. */
export function sub(text: string): Intrinsic {
  return new Intrinsic("!Sub", text);
}

/** Teaches a YAML document the tags, for writing and for reading. */
export const intrinsics: Tags = ["!Ref", "!GetAtt", "!Sub"].map((tag): ScalarTag => ({
  tag,
  identify: (value) => value instanceof Intrinsic && value.tag === tag,
  createNode: (_, value) => new Scalar(value instanceof Intrinsic ? value.text : value),
  resolve: (text) => new Intrinsic(tag, text),
}));

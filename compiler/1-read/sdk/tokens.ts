/**
 * Where a list goes on: `ExclusiveStartKey` of the arguments is `LastEvaluatedKey` of the answer before. The types of a client
 * do not say it, its paginators do; test/aws/tokens.test.ts holds this table against those.
 */
import type { Member, Shape } from "./shapes";

/** Members of arguments and of answers that say where a list goes on: one pair for each action. */
export const tokens: readonly (readonly [sent: string, received: string])[] = [
  ["NextToken", "NextToken"],
  ["nextToken", "nextToken"],
  ["ExclusiveStartKey", "LastEvaluatedKey"],
  ["ExclusiveStartTableName", "LastEvaluatedTableName"],
  ["ContinuationToken", "NextContinuationToken"],
  ["ContinuationToken", "ContinuationToken"],
  ["Marker", "NextMarker"],
  ["Marker", "Marker"],
  ["marker", "nextMarker"],
  ["position", "position"],
  ["pageToken", "nextPageToken"],
  ["nextPageToken", "nextPageToken"],
  ["NextPageToken", "NextPageToken"],
  ["PaginationToken", "PaginationToken"],
  ["PageToken", "NextPageToken"],
];

/** Where a list goes on. */
export interface Token {
  readonly sent: { readonly key: string; readonly member: Member };
  readonly next: Member;
}

/**
 * The one pair that the arguments and the answer of an action have; null where there is none, or more than one. Some answers
 * say again where they began: where the list goes on has another name there.
 */
export function tokenOf(sent: Shape, received: Shape): Token | null {
  if (sent.kind !== "struct" || received.kind !== "struct") return null;
  const found = tokens.flatMap(([one, other]) => {
    const [member, next] = [sent.members.get(one), received.members.get(other)];
    return member === undefined || next === undefined
      ? []
      : [{ sent: { key: one, member }, next, isEcho: one === other }];
  });
  const further = found.filter(({ isEcho }) => !isEcho);
  const [only, ...more] = further.length > 0 ? further : found;
  return only === undefined || more.length > 0 ? null : { sent: only.sent, next: only.next };
}

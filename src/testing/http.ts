/** The protocol between a Task state and a web API, as the word `http` says it. */
import type { Json } from "../../compiler/asl/definition";
import { isRecord } from "./json";

/** True for a state that calls a web API. */
export function callsApi(resource: string): boolean {
  return /^arn:[\w-]+:states:::http:invoke$/.test(resource);
}

/** What a state sends → the connection and the request that the function has. */
export function requestOf(sent: Json): readonly Json[] {
  if (!isRecord(sent)) return [];
  const { InvocationConfig: config, ApiEndpoint: url, Method: method } = sent;
  const { QueryParameters: query, Headers: headers, RequestBody: body } = sent;
  const all: { readonly [name: string]: Json | undefined } = { url, method, query, headers, body };
  const known = Object.entries(all).filter((each): each is [string, Json] => each[1] !== undefined);
  const connection = isRecord(config) ? (config["ConnectionArn"] ?? null) : null;
  return [connection, Object.fromEntries(known)];
}

/** `{ status, headers, body }` → what the state is given. */
export function responseOf(answer: Json): Json {
  const { status, headers, body } = isRecord(answer) ? answer : {};
  return {
    StatusCode: status ?? 200,
    StatusText: "",
    Headers: headers ?? {},
    ...(body === undefined ? {} : { ResponseBody: body }),
  };
}

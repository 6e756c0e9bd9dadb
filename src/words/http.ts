/** await http<Order>(connection, { url, method: "POST", body })   →   http:invoke, with what the connection keeps as credentials */
import { callKey } from "./existing";
import { currentHost } from "./host";

/** What a web API is asked. */
export interface HttpRequest {
  /** Beginning with `https://`. */
  readonly url: string;
  /** `GET`, where nothing is said. */
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** What a web API answers where all is well. */
export interface HttpResponse<Body> {
  readonly status: number;
  /** Each may be said more than once. */
  readonly headers: { readonly [name: string]: readonly string[] };
  /** Of JSON the value, of anything else the text. */
  readonly body: Body;
}

/**
 * Calls a web API through a connection of EventBridge, by its ARN: it keeps the credentials. An answer that says that something
 * is wrong (from 400 on) is an `HttpError`. Natively, outside of tests, nobody knows the credentials: then it cannot be called.
 */
async function call<Body>(connection: string, request: HttpRequest): Promise<HttpResponse<Body>> {
  const host = currentHost();
  if (host === undefined)
    throw new Error(`${request.url} is called through ${connection}: only a state machine can do that`);
  const answer = await host.call("http", [connection, { method: "GET", ...request }]);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the caller says what the API answers
  return answer as HttpResponse<Body>;
}

/** By its key a stub for `http` is known. */
export const http: typeof call = Object.defineProperties(call, {
  name: { value: "http" },
  [callKey]: { value: "http" },
});

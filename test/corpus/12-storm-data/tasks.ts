/** Archives of weather data, a crawler that reads them, a query. */

/** @task */
export async function decompress(key: string): Promise<void> {}

/** @task */
export async function startCrawler(name: string): Promise<void> {}

/** @task */
export async function getCrawler(name: string): Promise<{ state: "READY" | "RUNNING" | "STOPPING" }> {
  return { state: name === "" ? "RUNNING" : "READY" };
}

/** @task */
export async function runQuery(sql: string): Promise<{ id: string }> {
  return { id: sql };
}

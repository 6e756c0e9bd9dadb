/** Archives of weather data. */

/** @task */
export async function decompress(key: string): Promise<void> {}

/** @task */
export async function askApprover(topic: string, message: string): Promise<{ by: string }> {
  return { by: `${topic} ${message}` };
}

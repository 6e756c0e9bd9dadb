/** A cart, and two services elsewhere that answer by callback. */
export interface Cart {
  id: string;
  total: number;
}

/** @task */
export async function saveCart(cart: Cart): Promise<void> {}

/** @task */
export async function askPayment(cart: Cart): Promise<{ status: "PaymentSuccess" | "PaymentFailed" }> {
  return { status: cart.total > 0 ? "PaymentSuccess" : "PaymentFailed" };
}

/** @task */
export async function askShipping(cart: Cart): Promise<{ status: "ShippingSuccessful" | "ShippingFailed" }> {
  return { status: cart.total > 0 ? "ShippingSuccessful" : "ShippingFailed" };
}

/** @task */
export async function setStatus(cartId: string, field: string, status: string): Promise<void> {}

/** @task */
export async function putEvent(type: string, detail: { cart: string }): Promise<void> {}

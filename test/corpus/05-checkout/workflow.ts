import * as tasks from "./tasks";

/**
 * Has a cart paid for and shipped by services elsewhere, and tells how that went.
 * @workflow
 */
export async function checkOut(cart: tasks.Cart): Promise<string> {
  await tasks.saveCart(cart);
  const payment = await tasks.askPayment(cart);
  await tasks.setStatus(cart.id, "payment", payment.status);
  if (payment.status === "PaymentFailed") return await tell(cart, "PaymentFailed");
  const shipping = await tasks.askShipping(cart);
  await tasks.setStatus(cart.id, "shipping", shipping.status);
  return await tell(cart, shipping.status === "ShippingFailed" ? "ShippingFailed" : "ShippingSuccessful");
}

async function tell(cart: tasks.Cart, type: string): Promise<string> {
  await tasks.putEvent(type, { cart: cart.id });
  return type;
}

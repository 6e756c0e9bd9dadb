/** The workflow book-trip as it might come from a compiler. */
import { resolve } from "node:path";
import type { Definition } from "../../compiler/asl/definition";
import { call, handMade, task } from "./hand-made";

const file = "workflows/book-trip/tasks.ts";
const input = "$states.context.Execution.Input";

/** `Error` and `Cause` of the first failure, kept for the end. */
const failure = { error: "{% $states.errorOutput.Error %}", cause: "{% $states.errorOutput.Cause %}" };

const caught = (next: string) => ({ Catch: [{ ErrorEquals: ["States.ALL"], Assign: failure, Next: next }] });

/** The static chain of `encodings.md`, without the report of compensations that fail. */
export const definition: Definition = {
  QueryLanguage: "JSONata",
  StartAt: "reserveFlight",
  States: {
    reserveFlight: call("ReserveFlight", `{% ${input} %}`, {
      Assign: { flight: "{% $states.result.Payload %}" },
      ...caught("failed"),
      Next: "reserveHotel",
    }),
    reserveHotel: call("ReserveHotel", `{% ${input} %}`, {
      Assign: { hotel: "{% $states.result.Payload %}" },
      ...caught("cancelFlight"),
      Next: "chargeCard",
    }),
    chargeCard: call(
      "ChargeCard",
      { card: `{% ${input}.card %}`, amount: "{% $flight.price + $hotel.price %}" },
      {
        Retry: [{ ErrorEquals: ["CardNetworkBusy"], MaxAttempts: 2, IntervalSeconds: 2, BackoffRate: 2 }],
        Output: '{% {"flight": $flight, "hotel": $hotel, "payment": $states.result.Payload} %}',
        ...caught("cancelHotel"),
        End: true,
      },
    ),
    cancelHotel: call("CancelHotel", "{% $hotel.id %}", { Next: "cancelFlight" }),
    cancelFlight: call("CancelFlight", "{% $flight.id %}", { Next: "failed" }),
    failed: { Type: "Fail", Error: "{% $error %}", Cause: "{% $cause %}" },
  },
};

export const subject = handMade({
  root: resolve(__dirname, "../.."),
  name: "bookTrip",
  file: "workflows/book-trip/book-trip.ts",
  definition,
  tasks: [
    task(file, "reserveFlight", ["trip"]),
    task(file, "cancelFlight", ["id"]),
    task(file, "reserveHotel", ["trip"]),
    task(file, "cancelHotel", ["id"]),
    task(file, "chargeCard", ["card", "amount"], {
      retry: { on: ["CardNetworkBusy"], retries: 2, intervalSeconds: 2, backoff: 2, maxSeconds: null, jitter: false },
    }),
  ],
  errors: { SoldOut: file, CardDeclined: file, CardNetworkBusy: file },
});

/** Task tokens: what is sent to them from outside of the execution. */
import type { Signal } from "./waiting";

/** Signals to one task, in the order in which they came. */
export class SignalBox {
  readonly #signals: Signal[] = [];
  #wake: (() => void) | null = null;

  /** The next signal, if one has come. */
  take(): Signal | null {
    return this.#signals.shift() ?? null;
  }

  put(signal: Signal): void {
    this.#signals.push(signal);
    this.#wake?.();
  }

  /** Resolves when a signal is there. */
  arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#signals.length > 0) resolve();
    });
  }
}

export class Callbacks {
  readonly #open = new Map<string, SignalBox>();

  /** Begins to listen for a token; what was sent to it before has been kept. */
  open(token: string): SignalBox {
    const box = this.#open.get(token) ?? new SignalBox();
    this.#open.set(token, box);
    return box;
  }

  close(token: string): void {
    this.#open.delete(token);
  }

  /** False where no task waits for the token: AWS answers TaskTimedOut or TaskDoesNotExist. */
  send(token: string, signal: Signal): boolean {
    const box = this.#open.get(token);
    box?.put(signal);
    return box !== undefined;
  }
}

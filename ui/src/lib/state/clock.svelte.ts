/** The time of day, shared: one interval for every timer and every "3 minutes ago" of the window. */
class Clock {
  /** Milliseconds since 1970, renewed every second. */
  now = $state(Date.now());
  /** The same, renewed every half-minute: for relative dates, so that they do not redraw each second. */
  coarse = $state(Date.now());
  #timer: ReturnType<typeof setInterval> | null = null;

  start() {
    if (this.#timer !== null) return;
    this.#timer = setInterval(() => this.tick(), 1000);
  }

  stop() {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  tick(now = Date.now()) {
    this.now = now;
    if (Math.abs(now - this.coarse) >= 30_000) this.coarse = now;
  }
}

export const clock = new Clock();

/** Undoes what has been started, last first; each even if another fails. */
export class Undo {
  readonly #steps: (() => unknown)[] = [];
  add(step: () => unknown): void {
    this.#steps.unshift(step);
  }
  async all(): Promise<void> {
    for (const step of this.#steps.splice(0))
      await Promise.resolve()
        .then(step)
        .catch(() => {});
  }
}

/** Lets one transaction of this process write at a time, in the order of arrival. */
export class WriterQueue {
  private isTaken = false;
  private readonly waiting: (() => void)[] = [];

  /** Returns `false` if the wait times out. */
  async enter(maxWaitMs: number): Promise<boolean> {
    if (!this.isTaken) {
      this.isTaken = true;
      return true;
    }
    return new Promise((resolve) => {
      const proceed = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(proceed), 1);
        resolve(false);
      }, maxWaitMs);
      this.waiting.push(proceed);
    });
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.isTaken = false;
  }
}

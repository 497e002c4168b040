/** Places that visitors share: so many in all, and so many for one network, so that none takes them all. */
export class Places {
  readonly #taken: string[] = [];
  readonly #all: number;
  readonly #ofOneNetwork: number;

  constructor(all: number, ofOneNetwork: number) {
    this.#all = all;
    this.#ofOneNetwork = ofOneNetwork;
  }

  /** @returns what gives the place back, to be called once; undefined where none is free */
  take(network: string): (() => void) | undefined {
    const theirs = this.#taken.filter((one) => one === network).length;
    if (this.#taken.length >= this.#all || theirs >= this.#ofOneNetwork) return undefined;
    this.#taken.push(network);
    return () => {
      this.#taken.splice(this.#taken.indexOf(network), 1);
    };
  }
}

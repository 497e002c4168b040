/** Gathers a document's text piece by piece, in time that grows with its length: a table may have 100,000 cells. */
export class GatheredText {
  readonly #pieces: string[] = [];

  add(piece: string): void {
    this.#pieces.push(piece);
  }

  /** Takes away the white space at the end and puts a sign in its place. */
  endWith(sign: string): void {
    let last = this.#pieces.pop();
    while (last !== undefined && last.trimEnd() === "") last = this.#pieces.pop();
    this.#pieces.push((last ?? "").trimEnd(), sign);
  }

  toString(): string {
    return this.#pieces.join("");
  }
}

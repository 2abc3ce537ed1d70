/** Where something stands in a text; lines and columns start at 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Lines and columns of a text. Columns count code points; a byte order mark counts nothing. */
export class TextPlaces {
  readonly #text: string;
  readonly #lineStarts: readonly number[];
  /** The last place that was asked for: counting goes on from there, as a file can be one long line. */
  #known = { offset: 0, column: 1 };

  constructor(text: string) {
    this.#text = text;
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map((newline) => newline.index + 1)];
  }

  at(offset: number): TextPlace {
    const line = this.#lineOf(offset);
    const start = this.#lineStarts[line] ?? 0;
    const { offset: from, column } =
      this.#known.offset >= start && this.#known.offset <= offset ? this.#known : { offset: start, column: 1 };
    this.#known = { offset, column: column + [...this.#text.slice(from, offset).replace("\ufeff", "")].length };
    return { line: line + 1, column: this.#known.column };
  }

  #lineOf(offset: number): number {
    let line = 0;
    for (let end = this.#lineStarts.length; end - line > 1; ) {
      const middle = (line + end) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) line = middle;
      else end = middle;
    }
    return line;
  }
}

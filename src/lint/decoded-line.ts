/** A line of a decoded body and where its octets came from. Types only. */

/** One line of a body, transfer encoding and eol taken off. */
export interface DecodedLine {
  readonly octets: Buffer
  /** Raw offset at which the line begins. */
  readonly start: number
  /** False where only the raw line of an octet is known, not its place there. */
  readonly isExact: boolean
  /** Raw offset of what gave the octet at `index`, and the offset behind that. */
  from(index: number): number
  to(index: number): number
}

/** Gives lines by their number in the body, from 1; to be asked in order. */
export interface DecodedLines {
  /** Null when there is no such line, or it was passed. */
  at(line: number): DecodedLine | null
}

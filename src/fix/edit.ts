/** Changes to a message's content, as places in it; what no edit covers stays octet for octet. */

export interface Edit {
  /** Octets of the content that go; `start` equals `end` where something is only put in. */
  readonly start: number
  readonly end: number
  /** What stands there instead. */
  readonly bytes: Buffer
}

/** The edits in the order of their places; those at one place keep their order. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** The edits of something that stands `offset` octets further on in the whole. */
export function moved(edits: readonly Edit[], offset: number): Edit[] {
  return edits.map(({start, end, bytes}) => ({start: start + offset, end: end + offset, bytes}))
}

/** @param edits in order, and apart from each other */
export function applied(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  for (const edit of edits) {
    pieces.push(bytes.subarray(at, edit.start), edit.bytes)
    at = edit.end
  }
  return Buffer.concat([...pieces, bytes.subarray(at)])
}

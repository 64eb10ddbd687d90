/**
 * The octets of one input, held from the first that is not written yet: those of the message that is
 * open, and what its reader looks at ahead. Everything before leaves as it came, in long runs, and a
 * chunk that nobody needs to see again is not copied.
 */
import type {Output} from '../types.ts'

/** Octets that are held together; a longer rest of a chunk is one piece of its own. */
const pieceRoom = 1 << 18

type Take = (bytes: Buffer, start: number, end: number) => void

/** Octets of earlier chunks: `bytes[start, end)` are not written yet. */
interface Piece {
  readonly bytes: Buffer
  start: number
  end: number
}

export class InputOctets {
  private readonly out: Output
  /** Octets of the input up to which all is written, or was taken by `skip`. */
  private written = 0
  /** What is held, in order; the last has room for more. */
  private pieces: Piece[] = []
  /** The room of a piece that is done. */
  private spare: Buffer | null = null
  private chunk: Buffer = Buffer.alloc(0)
  /** Octet of the input at `chunk[0]`: the pieces end there. */
  private chunkStart = 0

  constructor(out: Output) {
    this.out = out
  }

  /** Octets of the input that have come. */
  get end(): number {
    return this.chunkStart + this.chunk.length
  }

  /** The next octets, lent until `keep`. */
  take(chunk: Buffer): void {
    this.chunk = chunk
  }

  /** The chunk is taken back: what is not written of it is copied. */
  keep(): void {
    const {chunk, chunkStart} = this
    this.hold(chunk, Math.max(0, this.written - chunkStart))
    this.chunkStart += chunk.length
    this.chunk = Buffer.alloc(0)
  }

  /** Writes up to octet `to` of the input. */
  pass(to: number): void {
    this.drop(to, (bytes, start, end) => this.out.span(bytes, start, end))
  }

  /** Octets up to `to` are not written: something else stands there now. */
  skip(to: number): void {
    this.drop(to, () => undefined)
  }

  /** The octets up to `to`, of which none is written yet; lent until the next call but `skip`. */
  read(to: number): Buffer {
    const {chunk, chunkStart, written} = this
    if (written >= chunkStart) return chunk.subarray(written - chunkStart, to - chunkStart)
    const [first] = this.pieces
    if (first!.end - first!.start >= to - written) {
      return first!.bytes.subarray(first!.start, first!.start + to - written)
    }
    return this.join(to)
  }

  /** Makes one piece of the octets up to `to`, so that they are not held twice. */
  private join(to: number): Buffer {
    const {chunkStart, written} = this
    const joined = Buffer.allocUnsafe(to - written)
    let size = 0
    this.drop(to, (bytes, start, end) => {
      size += bytes.copy(joined, size, start, end)
    })
    this.written = written
    const held = Math.min(joined.length, chunkStart - written)
    this.pieces.unshift({bytes: joined.subarray(0, held), start: 0, end: held})
    return joined
  }

  private drop(to: number, use: Take): void {
    for (let left = to - this.written; left > 0; ) {
      const piece = this.pieces[0]
      if (piece === undefined) {
        use(this.chunk, this.written - this.chunkStart, to - this.chunkStart)
        this.written = to
        return
      }
      const length = Math.min(left, piece.end - piece.start)
      use(piece.bytes, piece.start, piece.start + length)
      piece.start += length
      this.written += length
      left -= length
      if (piece.start === piece.end) this.release()
    }
  }

  private release(): void {
    const {bytes} = this.pieces.shift()!
    if (bytes.length === pieceRoom) this.spare = bytes
  }

  private hold(bytes: Buffer, from: number): void {
    const size = bytes.length - from
    if (size === 0) return
    const last = this.pieces.at(-1)
    if (last !== undefined && last.bytes.length - last.end >= size) {
      bytes.copy(last.bytes, last.end, from)
      last.end += size
      return
    }
    const room = size > pieceRoom ? Buffer.allocUnsafeSlow(size) : this.takeRoom()
    bytes.copy(room, 0, from)
    this.pieces.push({bytes: room, start: 0, end: size})
  }

  private takeRoom(): Buffer {
    const room = this.spare ?? Buffer.allocUnsafeSlow(pieceRoom)
    this.spare = null
    return room
  }
}

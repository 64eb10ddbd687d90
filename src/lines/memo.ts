/**
 * Remembers what was read from a text: an archive says the same names, words and fields again and again.
 *
 * Bounded, so that hostile mail cannot fill the memory: of two generations the older is forgotten when
 * the younger is full, so what is asked for often stays.
 */

export interface MemoLimits {
  /** Texts in a generation. */
  readonly entries: number
  /** UTF-16 units of the longest text that is remembered. */
  readonly length: number
}

export class Memo<Value> {
  private young = new Map<string, Value>()
  private old = new Map<string, Value>()
  private readonly read: (text: string) => Value
  private readonly limits: MemoLimits

  /** @param read depends on nothing but the text; what it gives is shared, so nobody may change it */
  constructor(read: (text: string) => Value, limits: MemoLimits) {
    this.read = read
    this.limits = limits
  }

  get(text: string): Value {
    const known = this.young.get(text)
    return known === undefined ? this.learn(text) : known
  }

  private learn(text: string): Value {
    const {entries, length} = this.limits
    const own = text.length > length ? null : ownCopy(text)
    if (own === null) return this.read(text)
    const value = this.old.get(text) ?? this.read(own)
    if (this.young.size >= entries) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(own, value)
    return value
  }
}

/**
 * The same characters as a string of their own: V8 makes a part of a string by pointing into it, and the
 * part would keep all of a header section in memory. Null where UTF-8 cannot hold them.
 */
function ownCopy(text: string): string | null {
  const copy = Buffer.from(text).toString()
  return copy === text ? copy : null
}

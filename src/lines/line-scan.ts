/**
 * Line ends and facts of a block of octets, by WebAssembly where there is enough to read: compiling it
 * takes as long as reading a few hundred kilobytes without.
 */
import {factsBetween} from './line-facts.ts'
import {lineKernel} from './line-kernel.ts'
import {LF} from './octets.ts'
import {once} from './once.ts'

/** Octets that are read at once, at the most. */
export const blockOctets: number = 1 << 16
/** Octets that are read before the kernel is worth its start. */
const coldOctets = 1 << 18

/** What the last block had; good until the next one is read. */
export interface LineScan {
  /** Line ends in the block. */
  count: number
  /** Offset of each LF. */
  readonly ends: Int32Array
  /** Facts of the line that ends there, as far as it is in the block. */
  readonly facts: Uint8Array
  /** Facts of what follows the last LF. */
  tail: number
}

interface Kernel extends LineScan {
  readonly text: Buffer
  readonly scan: (length: number, base: number) => number
  readonly tailFacts: () => number
}

let octetsRead = 0
let kernel: Kernel | null = null
const plain = once((): LineScan => {
  const [ends, facts] = [new Int32Array(blockOctets), new Uint8Array(blockOctets)]
  return {count: 0, ends, facts, tail: 0}
})

/**
 * Reads `bytes[from, to)`, at most `blockOctets`.
 * @param before the octet in front of them, LF where a line begins
 */
export function scanLines(bytes: Buffer, from: number, to: number, before: number): LineScan {
  if (kernel === null) {
    if (octetsRead <= coldOctets) octetsRead += to - from
    else if (octetsRead !== Number.POSITIVE_INFINITY) kernel = startKernel()
  }
  if (kernel === null) return scanPlainly(bytes, from, to, before)
  kernel.text[0] = before
  bytes.copy(kernel.text, 1, from, to)
  kernel.count = kernel.scan(to - from, from)
  kernel.tail = kernel.tailFacts()
  return kernel
}

function scanPlainly(bytes: Buffer, from: number, to: number, before: number): LineScan {
  const scan = plain()
  const {ends, facts} = scan
  scan.count = 0
  let last = before
  let at = from
  for (let lf = bytes.indexOf(LF, at); lf !== -1 && lf < to; lf = bytes.indexOf(LF, at)) {
    ends[scan.count] = lf
    facts[scan.count++] = factsBetween(bytes, at, lf, last)
    at = lf + 1
    last = LF
  }
  scan.tail = factsBetween(bytes, at, to, last)
  return scan
}

/** Null where there is no WebAssembly, or none with SIMD. */
function startKernel(): Kernel | null {
  // Asked once: a second try would fail, too.
  octetsRead = Number.POSITIVE_INFINITY
  try {
    const module = new WebAssembly.Module(Buffer.from(lineKernel, 'base64'))
    const {exports} = new WebAssembly.Instance(module)
    const {text, ends, facts, memory, scan, tailFacts} = exports as KernelExports
    return {
      text: Buffer.from(memory.buffer, text.value - 1, blockOctets + 1),
      ends: new Int32Array(memory.buffer, ends.value, blockOctets),
      facts: new Uint8Array(memory.buffer, facts.value, blockOctets),
      count: 0,
      tail: 0,
      scan,
      tailFacts,
    }
  } catch {
    return null
  }
}

interface KernelExports {
  readonly text: {readonly value: number}
  readonly ends: {readonly value: number}
  readonly facts: {readonly value: number}
  readonly memory: {readonly buffer: ArrayBuffer}
  readonly scan: (length: number, base: number) => number
  readonly tailFacts: () => number
}

/** Node has it; its types are those of browsers, which are not read here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Buffer) => object
  readonly Instance: new (module: object) => {readonly exports: unknown}
}

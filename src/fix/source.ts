/** The original: opened once, and seen not to change until it is replaced. */
import {attempt, FileError} from './file-error.ts'
import {isSameContent, isSameFile, isSameState} from './metadata.ts'
import {readFully} from './octets.ts'
import {checkKind} from './place.ts'
import {codeOf, lookUp, openFlags, type Stats, type System} from './system.ts'
import {quietly} from './temporary.ts'

/** Octets of the file's start that are read to tell how it is compressed, header and all. */
const startOctets = 4096

const magics = {gzip: [0x1f, 0x8b], zstd: [0x28, 0xb5, 0x2f, 0xfd]} as const

export class SourceFile {
  readonly fd: number
  /** As it was opened. */
  readonly stats: Stats
  /** The first octets, up to 4096. */
  readonly start: Buffer
  /** How it is compressed, told by its first octets. */
  readonly compression: 'gzip' | 'zstd' | null
  private readonly file: string
  private readonly path: string
  private readonly system: System

  /**
   * @param file what the user calls it, for messages
   * @throws FileError when it cannot be opened or is no regular file
   */
  constructor(file: string, path: string, system: System) {
    this.file = file
    this.path = path
    this.system = system
    this.fd = attempt(file, 'open it', () => open(path, system))
    try {
      this.stats = attempt(file, 'open it', () => system.fstat(this.fd))
      checkKind(file, this.stats)
      this.start = attempt(file, 'read it', () => this.readStart())
      this.compression = this.starts(magics.gzip)
        ? 'gzip'
        : this.starts(magics.zstd)
          ? 'zstd'
          : null
    } catch (error) {
      this.close()
      throw error
    }
  }

  get octets(): number {
    return Number(this.stats.size)
  }

  /** To be told how many octets have been read. @throws FileError when there are more than there were */
  checkGrowth(octets: number): void {
    if (octets > this.octets) throw this.changed()
  }

  /** @throws FileError unless `octets` were all there are, and the file is in the state it was */
  checkSame(octets: number): void {
    const now = attempt(this.file, 'look at it', () => lookUp(this.path, this.system))
    const isSame = now !== null && isSameState(now, this.stats)
    if (octets !== this.octets || !isSame) throw this.changed()
  }

  /** True when it was written to since it was opened; it may have lost its name. */
  wasWritten(): boolean {
    return !isSameContent(this.system.fstat(this.fd), this.stats)
  }

  /** True when `path` is another name of this file. */
  hasName(path: string): boolean {
    const stats = lookUp(path, this.system)
    return stats !== null && isSameFile(stats, this.stats)
  }

  changed(): FileError {
    const message = 'changed while it was read, and is left so; run again when nothing writes to it'
    return new FileError(this.file, message)
  }

  close(): void {
    quietly(() => this.system.close(this.fd))
  }

  private readStart(): Buffer {
    const start = Buffer.alloc(startOctets)
    return start.subarray(0, readFully(this.fd, start, startOctets, 0, this.system))
  }

  private starts(magic: readonly number[]): boolean {
    return magic.every((octet, at) => this.start[at] === octet)
  }
}

/** Only the owner may read without leaving a time of access, by which programs know unread mail. */
function open(path: string, system: System): number {
  try {
    return system.open(path, openFlags.original, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error
    return system.open(path, openFlags.original & ~openFlags.noAccessTime, 0)
  }
}

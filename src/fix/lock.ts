/**
 * Dotlocks, as mail programs make them: whoever has made `FILE.lock` may write FILE.
 *
 * The lock is made under another name and linked, which works on network file systems, too. It holds
 * `PID:HOST`, Dovecot's form, of which liblockfile reads the number. Its holder touches it now and
 * then. A lock is taken away only when its holder is known to be gone, or has long not touched it.
 */
import {basename, dirname} from 'node:path'
import {asItWas, attempt, elsewhere, FileError, fileError} from './file-error.ts'
import {isSameContent, isSameFile} from './metadata.ts'
import {codeOf, isLinkUnsupported, lookUp, openFlags, type Stats, type System} from './system.ts'
import {createTemporary, NewFile, quietly, temporaryPath} from './temporary.ts'

/** How long a lock that somebody holds is waited for. */
const longestWait = 30_000
const shortestPause = 50
const longestPause = 1000
/** Dovecot's limit for a lock of another host; requote touches its own far more often. */
const staleAge = 2 * 60_000
/** liblockfile's limit for a lock that does not name its holder. */
const staleAgeUnnamed = 5 * 60_000
const touchEvery = 10_000
const holderOctets = 300

/** A lock that is held. */
export interface Lock {
  /** Shows that the holder is at work; costs nothing unless ten seconds have passed. */
  touch(): void
  /** @throws FileError when another program has taken the lock away */
  verify(): void
  /** @throws FileError when the lock cannot be removed */
  release(): void
}

/**
 * Waits for the lock of `path` and takes it.
 * @param file what the user calls `path`, for messages
 * @throws FileError when somebody holds it for over 30 seconds, or when it cannot be made
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function lockFile(
  path: string,
  file: string,
  signal: AbortSignal,
  system: System,
): Promise<Lock> {
  const lock = new Dotlock(`${path}.lock`, file, system)
  try {
    await lock.take(signal)
  } catch (error) {
    lock.abandon()
    throw fileError(file, `cannot make its lock ${basename(path)}.lock`, error, elsewhere)
  }
  return lock
}

/** Who holds a lock, as far as it tells. */
interface Holder {
  readonly stats: Stats
  readonly pid: number | null
  readonly host: string | null
}

class Dotlock implements Lock {
  private readonly path: string
  private readonly file: string
  private readonly system: System
  /** The lock's file, first by a name of its own. */
  private own: NewFile | null = null
  private touched = 0

  constructor(path: string, file: string, system: System) {
    this.path = path
    this.file = file
    this.system = system
  }

  async take(signal: AbortSignal): Promise<void> {
    const {system} = this
    const started = system.now()
    this.own = createTemporary(dirname(this.path), basename(this.path), system)
    this.sign(this.own)
    // The clock of the machine that has the files, which may not be ours.
    const madeAt = Number(system.fstat(this.own.fd).mtimeMs)
    for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
      signal.throwIfAborted()
      if (this.make()) break
      const holder = this.readHolder()
      if (holder === null) continue
      const waited = system.now() - started
      if (this.isStale(holder, madeAt + waited)) this.takeAway(holder)
      else if (waited >= longestWait) throw new FileError(this.file, this.complaint(holder))
      else await system.sleep(pause)
    }
    this.touched = system.now()
  }

  touch(): void {
    const now = this.system.now()
    if (now - this.touched < touchEvery) return
    this.touched = now
    quietly(() => this.system.futimes(this.own!.fd, now / 1000, now / 1000))
  }

  verify(): void {
    if (attempt(this.file, `see its lock ${this.name}`, () => this.isOwn())) return
    const message = `its lock ${this.name} was taken away; ${asItWas}`
    throw new FileError(this.file, message)
  }

  release(): void {
    try {
      // In doubt it is removed: nobody else was to touch it.
      if (!this.isGone()) this.system.unlink(this.path)
    } catch (error) {
      throw fileError(this.file, `its lock ${this.name} cannot be removed`, error)
    } finally {
      this.abandon()
    }
  }

  /** Lets go of what was made, but not of a lock that is held. */
  abandon(): void {
    this.own?.discard()
    this.own = null
  }

  private get name(): string {
    return basename(this.path)
  }

  private sign(file: NewFile): void {
    file.write(Buffer.from(`${this.system.pid}:${this.system.host}`))
  }

  /** Makes the lock; false when there is one. */
  private make(): boolean {
    try {
      this.system.link(this.own!.path, this.path)
    } catch (error) {
      if (isLinkUnsupported(error)) return this.makeWithoutLink()
      // The answer of a network file system may get lost: then the link is there all the same.
      if (!this.isOwn()) {
        if (codeOf(error) === 'EEXIST') return false
        throw error
      }
    }
    this.own!.removeName()
    return true
  }

  private makeWithoutLink(): boolean {
    let made: NewFile
    try {
      made = new NewFile(this.path, this.system)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
    this.abandon()
    this.own = made
    this.sign(made)
    made.keepName()
    return true
  }

  private isOwn(): boolean {
    const stats = lookUp(this.path, this.system)
    return stats !== null && isSameFile(stats, this.system.fstat(this.own!.fd))
  }

  /** Somebody took the lock away: what has its name now is not ours to remove. */
  private isGone(): boolean {
    try {
      return !this.isOwn()
    } catch {
      return false
    }
  }

  private readHolder(): Holder | null {
    const stats = lookUp(this.path, this.system)
    if (stats === null) return null
    const [, pid, host] = /^\s*([1-9]\d{0,9})(?::(\S+))?\s*$/.exec(this.readText()) ?? []
    return {stats, pid: pid === undefined ? null : Number(pid), host: host ?? null}
  }

  /** What the lock says; nothing when it may not be read. */
  private readText(): string {
    const {system} = this
    const bytes = Buffer.alloc(holderOctets)
    let length = 0
    quietly(() => {
      const fd = system.open(this.path, openFlags.read, 0)
      try {
        length = system.read(fd, bytes, 0, bytes.length, 0)
      } finally {
        system.close(fd)
      }
    })
    return bytes.toString('latin1', 0, length)
  }

  /** True when the holder is gone. `now` is by the clock that gave the lock its time. */
  private isStale({stats, pid, host}: Holder, now: number): boolean {
    const isHere = host === null || host === this.system.host
    if (pid !== null && isHere) {
      if (this.system.isAlive(pid)) return false
      if (host !== null) return true
    }
    const age = now - Number(stats.mtimeMs)
    return age > (pid === null ? staleAgeUnnamed : staleAge)
  }

  /**
   * Removes a stale lock. Two may find it stale, and the slower must not remove the new lock of the
   * faster: so it is moved aside, looked at, and put back if it is another one.
   */
  private takeAway({stats}: Holder): void {
    const {system} = this
    const aside = temporaryPath(dirname(this.path), this.name, system)
    try {
      system.rename(this.path, aside)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return
      throw error
    }
    const moved = lookUp(aside, system)
    const isStale = moved !== null && isSameFile(moved, stats) && isSameContent(moved, stats)
    if (!isStale) quietly(() => system.link(aside, this.path))
    system.unlink(aside)
  }

  private complaint({pid, host}: Holder): string {
    const where = host === null || host === this.system.host ? '' : ` on ${host}`
    const who = pid === null ? 'another program' : `process ${pid}${where}`
    return (
      `is locked by ${who}; wait for it, or remove ${this.name} if that program is gone ` +
      '(--no-lock does not heed locks)'
    )
  }
}

/**
 * Temporary files beside the file that they will replace.
 *
 *     .NAME.requote-HOST-PID-RANDOM     HOST: 8 hex digits made from the host's name
 *
 * The name tells who made it, so that a later run knows the leavings of one that was killed.
 */
import {createHash, randomBytes} from 'node:crypto'
import {join} from 'node:path'
import {codeOf, lookUp, openFlags, type System} from './system.ts'

/** File names have 255 octets on most systems; the rest is for what is added. */
const nameOctets = 200
const stalePattern = /^\..*\.requote-([0-9a-f]{8})-([1-9][0-9]{0,9})-[0-9a-f]{8}$/s
/** A file of another host, or of a process whose number is in use again, is given this long. */
const staleAge = 24 * 60 * 60 * 1000
const attempts = 10

/** A path in `directory` that nothing has yet, as far as 32 random bits tell. */
export function temporaryPath(directory: string, name: string, system: System): string {
  const random = randomBytes(4).toString('hex')
  const suffix = `requote-${hostTag(system.host)}-${system.pid}-${random}`
  return join(directory, `.${shortened(name)}.${suffix}`)
}

function hostTag(host: string): string {
  return createHash('sha256').update(host).digest('hex').slice(0, 8)
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= nameOctets) return name
  const characters = [...name.slice(0, nameOctets)]
  while (Buffer.byteLength(characters.join('')) > nameOctets) characters.pop()
  return characters.join('')
}

/** A temporary file in `directory`. @throws what the system throws when it cannot be made */
export function createTemporary(directory: string, name: string, system: System): NewFile {
  for (let attempt = 1; ; attempt++) {
    try {
      return new NewFile(temporaryPath(directory, name, system), system)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || attempt === attempts) throw error
    }
  }
}

/** A file that was not there before; only its owner may read it (mode 0600). */
export class NewFile {
  readonly path: string
  /** Open for writing and reading. */
  readonly fd: number
  /** Octets written. */
  octets = 0
  private readonly system: System
  private isOpen = true
  private isOurs = true

  /** @throws what the system throws; EEXIST when the name is taken */
  constructor(path: string, system: System) {
    this.path = path
    this.system = system
    this.fd = system.open(path, openFlags.fresh, 0o600)
  }

  /** Appends all of `bytes`, however little the system takes at once. */
  write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const length = bytes.length - at
      const written = this.system.write(this.fd, bytes, at, length, this.octets)
      if (written === 0) throw Object.assign(new Error('nothing was written'), {code: 'EIO'})
      at += written
      this.octets += written
    }
  }

  /** Sees that the octets are on the disk. A network file system may tell only here that they are not. */
  finish(): void {
    this.system.fsync(this.fd)
    this.isOpen = false
    this.system.close(this.fd)
  }

  /** Gives the file another name, in place of what had it; `discard` leaves it there. */
  rename(to: string): void {
    this.system.rename(this.path, to)
    this.isOurs = false
  }

  /** The file may keep its name. */
  keepName(): void {
    this.isOurs = false
  }

  /** Takes the name away; who has it open still has it. Never throws. */
  removeName(): void {
    if (this.isOurs) quietly(() => this.system.unlink(this.path))
    this.isOurs = false
  }

  /** Closes the file, and removes it unless it was given a name to keep. Never throws. */
  discard(): void {
    if (this.isOpen) quietly(() => this.system.close(this.fd))
    this.isOpen = false
    this.removeName()
  }
}

/**
 * Removes what killed runs left in `directory`: regular files with a temporary name whose process is
 * gone from this host, or that nobody has touched for a day. Never throws.
 */
export function removeStale(directory: string, system: System): void {
  quietly(() => {
    for (const name of system.readdir(directory)) {
      const [, host, pid] = stalePattern.exec(name) ?? []
      if (host === undefined) continue
      quietly(() => {
        const path = join(directory, name)
        const stats = lookUp(path, system)
        if (!stats?.isFile()) return
        const isDead = host === hostTag(system.host) && !system.isAlive(Number(pid))
        // The time of the last change of status: a temporary file may have been given old times.
        if (isDead || system.now() - Number(stats.ctimeMs) > staleAge) system.unlink(path)
      })
    }
  })
}

/** For cleaning up: a failure must not hide the one that led here. */
export function quietly(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (codeOf(error) === null) throw error
  }
}

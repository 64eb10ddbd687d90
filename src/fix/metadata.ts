/** What a file has beside its octets: whether it changed, and what of it the new file is given. */
import {codeOf, type Stats, type System} from './system.ts'

/** True when both tell of the same file in the same state: no octet was written between them. */
export function isSameState(one: Stats, other: Stats): boolean {
  return isSameFile(one, other) && one.ctimeNs === other.ctimeNs && isSameContent(one, other)
}

/** True when both have the same size and time of writing; a new name changes neither. */
export function isSameContent(one: Stats, other: Stats): boolean {
  return one.size === other.size && one.mtimeNs === other.mtimeNs
}

export function isSameFile(one: Stats, other: Stats): boolean {
  return one.dev === other.dev && one.ino === other.ino
}

const permissions = 0o7777
/** setuid and setgid: never given to another owner. */
const privileges = 0o6000

/**
 * Gives `fd` the owner, group, mode and times of `original`. Owner and group only where the system
 * allows it; a group that could not be kept gets no more than all others have. Times are kept to
 * the quarter of a microsecond that Node can set.
 *
 * Extended attributes and access lists are beyond Node and stay behind.
 * @throws what the system throws
 */
export function keepMetadata(fd: number, original: Stats, system: System): void {
  const fresh = system.fstat(fd)
  const keptGroup = fresh.gid === original.gid || isAllowed(() => setOwner(-1, original.gid))
  const keptOwner =
    fresh.uid === original.uid || isAllowed(() => setOwner(original.uid, original.gid))
  system.fchmod(fd, modeOf(Number(original.mode), keptOwner, keptGroup))
  system.futimes(fd, Number(original.atimeNs) / 1e9, Number(original.mtimeNs) / 1e9)

  function setOwner(uid: bigint | -1, gid: bigint): void {
    system.fchown(fd, Number(uid), Number(gid))
  }
}

function modeOf(original: number, keptOwner: boolean, keptGroup: boolean): number {
  let mode = original & permissions
  if (!keptOwner || !keptGroup) mode &= ~privileges
  if (!keptGroup) mode &= ~0o070 | ((mode & 0o007) << 3)
  return mode
}

function isAllowed(change: () => void): boolean {
  try {
    change()
    return true
  } catch (error) {
    if (['EPERM', 'EACCES', 'EINVAL', 'ENOSYS'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

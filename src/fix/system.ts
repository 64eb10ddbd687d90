/**
 * The system calls that safe writing makes, in one table, so that the tests can make each of them
 * fail. Each behaves as its POSIX namesake and throws an error with a `code` (`ENOSPC`).
 */
import * as fs from 'node:fs'
import {hostname} from 'node:os'

/** What stat(2) tells; times also in nanoseconds. */
export type Stats = fs.BigIntStats

export interface System {
  readonly pid: number
  readonly host: string
  /** Milliseconds of the clock. */
  now(): number
  sleep(milliseconds: number): Promise<void>
  /** True when a process of this machine has that number. */
  isAlive(pid: number): boolean
  open(path: string, flags: number, mode: number): number
  close(fd: number): void
  read(fd: number, to: Buffer, at: number, length: number, position: number): number
  write(fd: number, from: Buffer, at: number, length: number, position: number): number
  fsync(fd: number): void
  fstat(fd: number): Stats
  lstat(path: string): Stats
  fchmod(fd: number, mode: number): void
  /** A `uid` of -1 leaves the owner as it is. */
  fchown(fd: number, uid: number, gid: number): void
  /** @param atime seconds, as is `mtime` */
  futimes(fd: number, atime: number, mtime: number): void
  link(from: string, to: string): void
  rename(from: string, to: string): void
  unlink(path: string): void
  mkdir(path: string): void
  readdir(path: string): string[]
  realpath(path: string): string
}

type OpenFlags = 'original' | 'noAccessTime' | 'fresh' | 'read' | 'directory'

const {constants} = fs
/** Flags of open(2); those that a system does not have do nothing. */
export const openFlags: Readonly<Record<OpenFlags, number>> = {
  /** Does not follow a link, does not wait for a FIFO's writer, does not count as reading. */
  original:
    constants.O_RDONLY |
    (constants.O_NOFOLLOW ?? 0) |
    (constants.O_NONBLOCK ?? 0) |
    (constants.O_NOATIME ?? 0),
  noAccessTime: constants.O_NOATIME ?? 0,
  fresh: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
  read: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  directory: constants.O_RDONLY | (constants.O_DIRECTORY ?? 0),
}

/** The real ones. */
export const nodeSystem: System = {
  pid: process.pid,
  host: hostname(),
  now: () => Date.now(),
  sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  isAlive,
  open: (path, flags, mode) => fs.openSync(path, flags, mode),
  close: fd => fs.closeSync(fd),
  read: (fd, to, at, length, position) => fs.readSync(fd, to, at, length, position),
  write: (fd, from, at, length, position) => fs.writeSync(fd, from, at, length, position),
  fsync: fd => fs.fsyncSync(fd),
  fstat: fd => fs.fstatSync(fd, {bigint: true}),
  lstat: path => fs.lstatSync(path, {bigint: true}),
  fchmod: (fd, mode) => fs.fchmodSync(fd, mode),
  fchown: (fd, uid, gid) => fs.fchownSync(fd, uid, gid),
  futimes: (fd, atime, mtime) => fs.futimesSync(fd, atime, mtime),
  link: (from, to) => fs.linkSync(from, to),
  rename: (from, to) => fs.renameSync(from, to),
  unlink: path => fs.unlinkSync(path),
  mkdir: path => fs.mkdirSync(path),
  readdir: path => fs.readdirSync(path),
  realpath: path => fs.realpathSync.native(path),
}

/** Signal 0 asks only; EPERM means that somebody else's process has the number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** The system's code of an error (`ENOENT`); null when it is none of the system's. */
export function codeOf(error: unknown): string | null {
  const code = (error as {code?: unknown} | null)?.code
  return typeof code === 'string' ? code : null
}

/** What lstat tells, or null where nothing has that name. */
export function lookUp(path: string, system: System): Stats | null {
  try {
    return system.lstat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Codes of link(2) where the file system, or its rules, do not let this file have a second name. */
const noLinkCodes = new Set(['EPERM', 'EACCES', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'])

/** True when `error` means that hard links cannot be had here, and not that something broke. */
export function isLinkUnsupported(error: unknown): boolean {
  return noLinkCodes.has(codeOf(error) ?? '')
}

/**
 * Known findings: lint is quiet about them, and tells those that are gone.
 *
 * A finding is known by its file, rule and fingerprint, which hold no line numbers, so lines may come
 * and go around it. Where a fingerprint stands n times in the baseline, n findings are known. Memory
 * grows with the entries, not with the findings that are asked about.
 */
import {existsSync} from 'node:fs'
import {dirname, relative, resolve, sep} from 'node:path'
import {type BaselineEntry, readBaselineFile, writeBaselineFile} from './baseline-file.ts'
import {BaselineTable} from './baseline-table.ts'
import type {LintFinding} from './types.ts'

export type {BaselineEntry} from './baseline-file.ts'

/** What of a finding the baseline looks at. */
export type BaselineFinding = Pick<
  LintFinding,
  'file' | 'rule' | 'fingerprint' | 'source' | 'message'
>

export interface Baseline {
  /** Whether the baseline covers one more finding of this kind. */
  known(finding: BaselineFinding): boolean
  /** Tells that the file was read to its end, so that what it no longer has is stale. */
  fileDone(file: string): void
  /** What was not met in the files that were read, or lies in files that are gone; in order. */
  stale(): BaselineEntry[]
}

export interface BaselineWriter {
  add(finding: BaselineFinding): void
  /** Tells that the file was read; its old entries go. */
  fileDone(file: string): void
  /**
   * Writes the findings, and the old entries of files that were not read and still exist.
   * @returns findings covered by the file now
   * @throws what the system throws; the old file stands then
   */
  write(): number
}

/**
 * @param file of the baseline; names in it are relative to its folder
 * @throws ConfigError when it cannot be read, or is no baseline
 */
export function readBaseline(file: string): Baseline {
  const place = resolve(file)
  const nameOf = namer(dirname(place))
  const table = new BaselineTable()
  for (const entry of readBaselineFile(place)) table.add(entry)
  const done = new Set<string>()
  return {
    known: ({file, rule, fingerprint}) => table.take({file: nameOf(file), rule, fingerprint}),
    fileDone: name => {
      done.add(nameOf(name))
    },
    stale: () => [...table.entries(isDue(dirname(place), done))],
  }
}

/**
 * Collects findings for a new baseline at `file`.
 * @throws ConfigError when there is a file that is no baseline
 */
export function baselineWriter(file: string): BaselineWriter {
  const place = resolve(file)
  const nameOf = namer(dirname(place))
  const old = existsSync(place) ? readBaselineFile(place) : []
  const table = new BaselineTable()
  const done = new Set<string>()
  return {
    add(finding) {
      const {rule, fingerprint} = finding
      table.add({file: nameOf(finding.file), rule, fingerprint, text: textOf(finding)})
    },
    fileDone: name => {
      done.add(nameOf(name))
    },
    write() {
      const isDropped = isDue(dirname(place), done)
      const kept = old.filter(({file}) => !isDropped(file) && !table.has(file))
      for (const entry of kept) table.add(entry)
      return writeBaselineFile(place, table.entries())
    },
  }
}

/** Whether the entries of a file were due in this run: it was read, or is gone. */
function isDue(folder: string, done: ReadonlySet<string>): (file: string) => boolean {
  const known = new Map<string, boolean>()
  return file => {
    let due = known.get(file)
    if (due === undefined) {
      due = done.has(file) || (file !== '-' && !existsSync(resolve(folder, file)))
      known.set(file, due)
    }
    return due
  }
}

/** Names as they stand in the baseline; findings come file by file, so the last one is kept. */
function namer(folder: string): (file: string) => string {
  let last = '-'
  let name = '-'
  return file => {
    if (file === last) return name
    last = file
    name = file === '-' ? file : relative(folder, resolve(file)).split(sep).join('/')
    return name
  }
}

/** Eighty characters tell a person which line is meant. */
function textOf({source, message}: BaselineFinding): string {
  return (source ?? message)
    .replace(/\s+/g, ' ')
    .trim()
    .match(/^.{0,80}/u)![0]
}

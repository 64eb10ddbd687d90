/**
 * Entries of a baseline by file, each kind once with its count; a million of them fit in memory, so
 * the name of a file is held once.
 */
import type {BaselineEntry} from './baseline-file.ts'

/** What tells one kind of finding from another. */
export type EntryKind = Pick<BaselineEntry, 'file' | 'rule' | 'fingerprint'>

interface Row {
  readonly rule: string
  readonly fingerprint: string
  readonly text: string
  count: number
}

export class BaselineTable {
  private readonly files = new Map<string, Map<string, Row>>()

  add({file, rule, fingerprint, text, count = 1}: BaselineEntry): void {
    let rows = this.files.get(file)
    if (rows === undefined) {
      rows = new Map()
      this.files.set(file, rows)
    }
    const row = rows.get(fingerprint + rule)
    if (row === undefined) rows.set(fingerprint + rule, {rule, fingerprint, text, count})
    else row.count += count
  }

  has(file: string): boolean {
    return this.files.has(file)
  }

  /** Takes one of that kind away; false: there is none left. */
  take({file, rule, fingerprint}: EntryKind): boolean {
    const row = this.files.get(file)?.get(fingerprint + rule)
    if (row === undefined || row.count === 0) return false
    row.count--
    return true
  }

  /** What is there of the files that `isWanted` takes, sorted by file, rule and fingerprint. */
  *entries(isWanted: (file: string) => boolean = () => true): Generator<Required<BaselineEntry>> {
    for (const file of [...this.files.keys()].filter(isWanted).sort()) {
      const rows = [...this.files.get(file)!.values()].filter(({count}) => count > 0)
      for (const row of rows.sort(byRule)) yield {file, ...row}
    }
  }
}

/** In UTF-16 units, so that it is the same everywhere. */
function byRule(one: Row, other: Row): number {
  return compare(one.rule, other.rule) || compare(one.fingerprint, other.fingerprint)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

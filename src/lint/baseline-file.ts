/**
 * The file of known findings: JSON, one finding a line, sorted, so that a change of one finding is a
 * change of one line, and two people's changes merge.
 *
 *     {
 *       "version": 1,
 *       "findings": [
 *         {"file":"lists/a.mbox","rule":"mojibake","fingerprint":"…","text":"GrÃ¼ÃŸe"}
 *       ]
 *     }
 */
import {randomBytes} from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {explain} from '../input/error.ts'
import {safeJson} from '../write/safe.ts'
import {ConfigError, configError} from './config-error.ts'
import {count, fields, listOf, type Reader, text} from './config-readers.ts'
import {parseTree} from './config-tree.ts'

/** Findings of one fingerprint. */
export interface BaselineEntry {
  /** Relative to the baseline's folder, with `/`. */
  readonly file: string
  readonly rule: string
  readonly fingerprint: string
  /** The line, or what there is of it, for people who read the file; nothing compares it. */
  readonly text: string
  /** How many findings it stands for; 1 when it is missing. */
  readonly count?: number
}

interface BaselineData {
  readonly version: number
  readonly findings: readonly BaselineEntry[]
}

const version = 1
/** Lines that are put together before they are written. */
const linesPerWrite = 4096

/**
 * @param file absolute
 * @returns none for an empty file
 * @throws ConfigError when it cannot be read, or is no baseline
 */
export function readBaselineFile(file: string): readonly BaselineEntry[] {
  const content = readText(file)
  if (content.trim() === '') return []
  const data = parse(content) ?? parseWithLines(file, content)
  if (data.version > version) throw configError(file, 'a later requote has written this baseline')
  return data.findings
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const hint = isMissing ? '; --write-baseline makes one' : ''
    throw configError(file, explain(error) + hint)
  }
}

/** The quick way, which cannot tell what is wrong. */
function parse(content: string): BaselineData | null {
  try {
    const data: unknown = JSON.parse(content)
    return isData(data) ? data : null
  } catch {
    return null
  }
}

function isData(value: unknown): value is BaselineData {
  const {version, findings} = (value ?? {}) as Record<string, unknown>
  return typeof version === 'number' && Array.isArray(findings) && findings.every(isEntry)
}

function isEntry(value: unknown): value is BaselineEntry {
  const {file, rule, fingerprint, text, count} = (value ?? {}) as Record<string, unknown>
  const words = [file, rule, fingerprint, text]
  const counts = count === undefined || (Number.isSafeInteger(count) && (count as number) > 0)
  return counts && words.every(word => typeof word === 'string')
}

const anyText = text('a text', () => true)

const reader: Reader<BaselineData> = fields<BaselineData>(
  {
    version: count,
    findings: listOf(
      fields<BaselineEntry>(
        {file: anyText, rule: anyText, fingerprint: anyText, text: anyText, count},
        ['file', 'rule', 'fingerprint', 'text'],
      ),
    ),
  },
  ['version', 'findings'],
)

/** The slow way, for a file that somebody edited. */
function parseWithLines(file: string, content: string): BaselineData {
  const conflict = /^(?:<{7}|={7}|>{7})/m.exec(content)
  if (conflict !== null) {
    const line = content.slice(0, conflict.index).split('\n').length
    throw new ConfigError(file, [
      {line, message: 'a merge conflict is left; keep the lines of both sides'},
    ])
  }
  const {tree, problems} = parseTree(content, 'json')
  const all = [...problems]
  const data = tree === null ? undefined : reader(tree, '', problem => all.push(problem))
  if (data !== undefined && all.length === 0) return data
  throw new ConfigError(file, all)
}

/**
 * Writes a baseline beside the old one and puts it in its place.
 * @param entries sorted, each kind once
 * @returns findings that they stand for
 * @throws what the system throws; the old file stands then
 */
export function writeBaselineFile(file: string, entries: Iterable<BaselineEntry>): number {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
  const fd = openSync(temporary, 'wx')
  try {
    const total = writeAndClose(fd, entries)
    renameSync(temporary, file)
    return total
  } catch (error) {
    rmSync(temporary, {force: true})
    throw error
  }
}

function writeAndClose(fd: number, entries: Iterable<BaselineEntry>): number {
  let total = 0
  let lines: string[] = []
  const flush = (): void => {
    writeFileSync(fd, lines.join(''))
    lines = []
  }
  try {
    writeFileSync(fd, `{\n  "version": ${version},\n  "findings": [`)
    for (const entry of entries) {
      lines.push(`${total === 0 ? '' : ','}\n    ${lineOf(entry)}`)
      total += entry.count ?? 1
      if (lines.length === linesPerWrite) flush()
    }
    lines.push(total === 0 ? ']\n}\n' : '\n  ]\n}\n')
    flush()
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  return total
}

function lineOf({file, rule, fingerprint, text, count = 1}: BaselineEntry): string {
  return safeJson(JSON.stringify({file, rule, fingerprint, text, ...(count > 1 && {count})}))
}

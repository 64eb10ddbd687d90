/** Runs the linter over octets at hand, in pieces cut where a test wants. */
import {type LintedMessage, linter} from '../../src/lint/engine.ts'
import type {LintFinding, LintOptions} from '../../src/lint/types.ts'
import {allRepairs} from '../../src/repair/order.ts'

export const usual: LintOptions = {
  format: null,
  mbox: null,
  repairs: allRepairs,
  requote: 'full',
  fallbackCharset: 'windows-1252',
  levels: new Map(),
}

export interface Linted {
  readonly findings: readonly LintFinding[]
  readonly messages: readonly LintedMessage[]
}

/** Every lent chunk is overwritten behind its call. */
export function lintAll(
  input: Buffer | string,
  options: Partial<LintOptions> = {},
  cuts: Iterable<number> = [],
): Linted {
  const octets = Buffer.from(input as string)
  const findings: LintFinding[] = []
  const messages: LintedMessage[] = []
  const work = linter(
    'thread.mbox',
    {...usual, ...options},
    finding => findings.push(finding),
    message => messages.push(message),
  )
  let from = 0
  for (const to of [...cuts, octets.length]) {
    const chunk = Buffer.from(octets.subarray(from, to))
    work.write(chunk)
    chunk.fill(0x58)
    from = to
  }
  work.end()
  return {findings, messages}
}

export function lint(input: Buffer | string, options: Partial<LintOptions> = {}): LintFinding[] {
  return [...lintAll(input, options).findings]
}

/** `line:column-endLine:endColumn severity rule`, a `*` behind what can be mended. */
export function shown(findings: readonly LintFinding[]): string[] {
  return findings.map(({line, column, endLine, endColumn, severity, rule, fixable}) => {
    const end = endLine === line ? `${endColumn ?? ''}` : `${endLine}:${endColumn ?? ''}`
    return `${line ?? '-'}:${column ?? ''}-${end} ${severity} ${rule}${fixable ? '*' : ''}`
  })
}

/** The octets of the file that a finding names, as text. */
export function pointedAt(input: Buffer | string, finding: LintFinding): string {
  const lines = Buffer.from(input as string)
    .toString()
    .split('\n')
  const {line, column, endLine, endColumn} = finding
  if (line === null || column === null || endLine === null || endColumn === null) return ''
  if (line === endLine) return lines[line - 1]!.slice(column - 1, endColumn - 1)
  const between = lines.slice(line, endLine - 1)
  return [
    lines[line - 1]!.slice(column - 1),
    ...between,
    lines[endLine - 1]!.slice(0, endColumn - 1),
  ].join('\n')
}

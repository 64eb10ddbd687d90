/**
 * The report of `requote fix --json`: JSON Lines, one object for each message that was changed or
 * refused, then one for its file, and one for the run at the end (schema/requote-fix-1.schema.json).
 *
 * Messages come before anybody knows whether the file can be written: its own record tells.
 */
import type {MessageReport} from '../fix/types.ts'
import {safeJson} from '../write/safe.ts'
import type {Counts} from './fix-tally.ts'

/** `would-repair` and `repaired` have changed messages; `failed` files are as they were. */
export type FileResult = 'clean' | 'would-repair' | 'repaired' | 'failed'

export interface FileRecord {
  readonly file: string
  readonly result: FileResult
  /** Where `--output-dir` put it; null: in its own place, or nowhere. */
  readonly output: string | null
  /** Why it failed; null when it did not. */
  readonly error: string | null
}

export interface RunRecord {
  readonly files: number
  readonly repairedFiles: number
  readonly failedFiles: number
}

export function messageRecord(file: string, report: MessageReport): string {
  const {index, offset, length, line, id, change, refused, brokeSignature, findings} = report
  return lineOf('message', {
    file,
    message: index,
    offset,
    length,
    line,
    id,
    changed: change !== null,
    repairs: Object.fromEntries(report.repairs),
    depthChanges: Object.fromEntries(report.depthChanges),
    refused: refused.map(({part, reason, message}) => ({part, reason, message})),
    brokeSignature,
    findings,
  })
}

export function fileRecord({file, result, output, error}: FileRecord, counts: Counts): string {
  return lineOf('file', {file, result, output, error, ...countsOf(counts)})
}

export function runRecord({files, repairedFiles, failedFiles}: RunRecord, counts: Counts): string {
  return lineOf('run', {files, repairedFiles, failedFiles, ...countsOf(counts)})
}

function countsOf(counts: Counts): object {
  const {messages, repaired, refused, brokenSignatures, octets, repairs, depthChanges} = counts
  return {
    messages,
    repaired,
    refused,
    brokenSignatures,
    octets,
    repairs: Object.fromEntries(repairs),
    depthChanges: Object.fromEntries(depthChanges),
  }
}

function lineOf(type: string, members: object): string {
  return `${safeJson(JSON.stringify({schema: 'requote-fix/1', type, ...members}))}\n`
}

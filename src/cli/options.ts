/**
 * What the command line says, as values; and the rules that a value has to pass.
 *
 * A wrong value throws `InvalidArgumentError`, whose message names what would be right.
 */
import {InvalidArgumentError} from 'commander'
import {findCharset} from '../charset/labels.ts'
import {nearest} from '../lines/nearest.ts'
import type {MarkStyle} from '../lines/prefix.ts'
import {allRepairs} from '../repair/order.ts'
import type {InputFormat, MboxDialect, RepairName, RequoteLevel} from '../types.ts'

const mostJobs = 64

/** The options of one run, defaults filled in. */
export interface Options {
  readonly input: 'auto' | InputFormat
  readonly mbox: 'auto' | MboxDialect
  readonly repair: ReadonlySet<RepairName>
  readonly requote: RequoteLevel
  /** Earlier messages of an input are evidence for later ones. */
  readonly thread: boolean
  readonly fallbackCharset: string
  readonly json: boolean
  /** Null and `-`: stdout. */
  readonly output: string | null
  readonly headers: 'brief' | 'all' | 'none'
  readonly marks: MarkStyle
  readonly maxDepth: number | null
  readonly rejoin: boolean
  readonly signature: boolean
  readonly part: string | null
  /** Threads that may share the messages of files. */
  readonly jobs: number
  readonly color: ColorChoice
  readonly stats: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  /** Nothing is read but this place, and what the repairs think of it is told. */
  readonly explainRepair: InputPlace | null
}

export interface InputPlace {
  readonly file: string
  /** From 1. */
  readonly line: number
}

export type ColorChoice = 'auto' | 'always' | 'never'

export const inputChoices: readonly Options['input'][] = [
  'auto',
  'message',
  'mbox',
  'maildir',
  'page',
  'text',
]
export const mboxChoices: readonly Options['mbox'][] = [
  'auto',
  'mboxrd',
  'mboxo',
  'mboxcl',
  'mboxcl2',
]
export const requoteChoices: readonly RequoteLevel[] = ['off', 'safe', 'full']
export const headersChoices: readonly Options['headers'][] = ['brief', 'all', 'none']
export const marksChoices: readonly MarkStyle[] = ['compact', 'spaced', 'keep']
export const colorChoices: readonly ColorChoice[] = ['auto', 'always', 'never']

/** Every repair there is, in the order they are made. */
export const repairNames: readonly RepairName[] = [...allRepairs]

/**
 * Reads `--repair`: a comma list of names, `all`, `none` and `-name`, taken from left to right. A list
 * that begins with `-name` leaves that one out of all.
 */
export function parseRepairs(list: string): ReadonlySet<RepairName> {
  const words = list.split(',').map(word => word.trim())
  const repairs = new Set<RepairName>(words[0]!.startsWith('-') ? repairNames : [])
  for (const word of words) {
    if (word === 'all') for (const name of repairNames) repairs.add(name)
    else if (word === 'none') repairs.clear()
    else if (word.startsWith('-')) repairs.delete(repairName(word.slice(1)))
    else repairs.add(repairName(word))
  }
  return repairs
}

function repairName(word: string): RepairName {
  const found = repairNames.find(name => name === word)
  if (found !== undefined) return found
  const meant = nearest(word, [...repairNames, 'all', 'none'])
  const hint = meant === null ? `Repairs are ${repairNames.join(', ')}.` : `Did you mean ${meant}?`
  throw new InvalidArgumentError(`There is no repair '${word}'. ${hint}`)
}

/** Reads a depth: a whole number from 0. */
export function parseDepth(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A depth is a whole number from 0.')
  return Number(text)
}

/** What the user chose; null for `auto`, which is told from the content. */
export function chosen<Choice>(choice: 'auto' | Choice): Choice | null {
  return choice === 'auto' ? null : choice
}

/** Reads `--jobs`. */
export function parseJobs(text: string): number {
  const jobs = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (jobs >= 1 && jobs <= mostJobs) return jobs
  throw new InvalidArgumentError(`Jobs are a whole number from 1 to ${mostJobs}.`)
}

/** Reads the address of a part. */
export function parsePart(text: string): string {
  if (!/^[1-9]\d*(?:\.[1-9]\d*)*$/.test(text)) {
    throw new InvalidArgumentError('A part is numbered like 1 or 2.1.')
  }
  return text
}

/** Reads `FILE:LINE`. */
export function parsePlace(text: string): InputPlace {
  const place = /^(.+):([1-9]\d{0,8})$/s.exec(text)
  if (place === null) throw new InvalidArgumentError('A place is a file and a line, FILE:LINE.')
  return {file: place[1]!, line: Number(place[2])}
}

/** Reads the label of a charset that requote can read. */
export function parseCharset(label: string): string {
  const charset = findCharset(label)
  if (charset === null || charset.by === 'none') {
    throw new InvalidArgumentError('Name a charset, such as windows-1251 or gb18030.')
  }
  return label
}

/** What killed.ts and its test agree on: the kinds of places, and the rewrite. */
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import type {ReplaceOptions} from '../../src/fix/replace.ts'

export const kinds = ['mailbox', 'gzip', 'maildir', 'output'] as const
export type Kind = (typeof kinds)[number]

/** The file that is rewritten; a Maildir has just one. */
export function fileOf(kind: Kind, directory: string): string {
  if (kind !== 'maildir') return join(directory, 'box')
  const folder = join(directory, 'cur')
  const names = readdirSync(folder)
  if (names.length !== 1) throw new Error(`there is more than one message: ${names.join(', ')}`)
  return join(folder, names[0]!)
}

export function optionsOf(kind: Kind, directory: string): ReplaceOptions {
  return {
    tree: null,
    followSymlinks: false,
    breakHardLinks: false,
    output: kind === 'output' ? {directory, name: 'out/box'} : null,
    backup: null,
    lock: true,
    signal: new AbortController().signal,
    swept: new Set(),
  }
}

/** Repairs what is damaged and damages what is right. */
export function turn(text: string): string {
  return text.includes('+AD4-') ? text.replaceAll('+AD4-', '>') : text.replaceAll('>', '+AD4-')
}

/** Says what is wrong with octets that should be `expected`. */
export function checkOf(expected: string): {write(chunk: Buffer): void; end(): string | null} {
  let text = ''
  return {
    write: chunk => {
      text += chunk.toString('latin1')
    },
    end: () => (text === expected ? null : 'other octets'),
  }
}

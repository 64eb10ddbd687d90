/** Invented mail and a folder for the tests that run `requote fix`. */
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {afterEach, beforeAll, beforeEach} from 'vitest'
import {checkBuilt, type Ended, requote} from '../program.ts'

/** What a body may have, and what is made of it: two places of `utf7-leak`. */
export const damaged = '+AD4- Shall we?\n+AD4- Ask Bo.\n'
export const repaired = '> Shall we?\n> Ask Bo.\n'

export const separator = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'

export function section(number: number, more = ''): string {
  const from = 'From: Ana Ruiz <ana@example.org>'
  return `${from}\nMessage-ID: <${number}@example.org>\n${more}Subject: plan\n\n`
}

/** A message. @param more header fields, each with its line end */
export function mail(body: string, number = 1, more = ''): string {
  return `${section(number, more)}Yes.\n\n${body}`
}

/** A mailbox with a message for each body. */
export function mbox(...bodies: string[]): string {
  return bodies.map((body, number) => `${separator}${mail(body, number + 1)}\n`).join('')
}

let place = ''

/** A path in the folder of this test. */
export function at(...names: string[]): string {
  return join(place, ...names)
}

/** Gives each test of a file a folder of its own. */
export function usePlace(): void {
  beforeAll(checkBuilt)
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'requote-fix-'))
  })
  afterEach(() => rmSync(place, {recursive: true, force: true}))
}

export function read(name: string): string {
  return readFileSync(at(name), 'latin1')
}

export function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), {recursive: true})
    writeFileSync(at(name), content)
  }
}

/** All files below the folder. */
export function names(): string[] {
  // A program may be at work there: a file's name and kind are told in one step.
  return readdirSync(place, {recursive: true, withFileTypes: true})
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(place, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

/** Runs `requote fix` in the folder. */
export function fix(words: readonly string[], input: string | Buffer = ''): Ended {
  return requote(['fix', ...words], {cwd: place, input})
}

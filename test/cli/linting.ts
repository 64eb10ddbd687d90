/** Invented mail and a folder for the tests that run `requote lint`. */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeAll, beforeEach} from 'vitest'
import {checkBuilt, type Ended, requote} from '../program.ts'

/** Bodies with nothing to find, a warning (`word-leak`), and two errors (`utf7-leak`). */
export const clean = 'Ana Ruiz wrote:\n> The gate is shut at nine.\nI know.\n'
export const warned = '=?utf-8?q?Ana_Ru=C3=ADz?= wrote:\n> The gate is shut at nine.\nI know.\n'
export const leaked = 'Ana Ruiz wrote:\n+AD4- The gate is shut.\n+AD4- Bring the key.\nWhich?\n'

/** A whole message; its body starts on line 6. @param more header fields, each with its line end */
export function mail(body: string, number = 1, more = ''): string {
  const date = `Date: Mon, ${number} Mar 2021 10:00:00 +0000`
  return `From: Bo Lind <bo@example.org>\n${date}\nMessage-ID: <${number}@example.org>\n${more}Subject: gate\n\n${body}`
}

/** A message with an info: it has no Message-ID. */
export const noted = `From: Bo Lind <bo@example.org>\nDate: Mon, 1 Mar 2021 10:00:00 +0000\n\nYes.\n`

/** A mailbox with a message for each body. */
export function mbox(...bodies: string[]): string {
  return bodies
    .map((body, at) => `From bo@example.org Mon Mar  1 10:00:00 2021\n${mail(body, at + 1)}\n`)
    .join('')
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
    place = mkdtempSync(join(tmpdir(), 'requote-lint-'))
  })
  afterEach(() => rmSync(place, {recursive: true, force: true}))
}

export function read(name: string): string {
  return readFileSync(at(name), 'utf8')
}

export function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), {recursive: true})
    writeFileSync(at(name), content)
  }
}

/** Runs `requote lint` in the folder of this test. */
export function lint(
  words: readonly string[],
  given: {readonly input?: string; readonly env?: Readonly<Record<string, string>>} = {},
): Ended {
  return requote(['lint', ...words], {cwd: place, ...given})
}

/** The same, as `status` and the lines on stdout. */
export function told(...words: string[]): [status: number | null, lines: string[]] {
  const {status, out} = lint(words)
  return [status, out.split('\n').slice(0, -1)]
}

/** A finding in `leaked` and in `warned`, as `--format compact` has it. */
export function leakIn(file: string, line = 7): string {
  return `${file}:${line}:1: error: leaked UTF-7: "+AD4-" should be ">" [utf7-leak]`
}

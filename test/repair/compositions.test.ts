/** What was mangled twice, by two programs in a row, comes back as it was. */
import {describe, expect, test} from 'vitest'
import {windows1252ToUtf8} from '../../src/charset/windows-1252.ts'
import {repaired} from './bodies.ts'
import {encode} from './quoted-printable.ts'

const mail = [
  'On Mon, 1 Mar 2021 at 09:00, Ana Ruiz <ana@example.org> wrote:',
  '> > Die Brücke ist für zwei Wochen zu — „wegen Umbau“ — und die',
  '> > Fähre fährt nur bis fünf Uhr, „außer am Sonntag“ – sagt das Amt — und',
  '> > danach nicht mehr.',
  '> Bo’s boat is the „Möwe“ & the key = with Cy.',
  '> Is it?',
  'Danke, ich nehme das Rad.',
  '',
].join('\n')

type Mangler = (text: string) => string

const utf7: Mangler = text =>
  text.replace(/[^A-Za-z0-9'(),\-./:? \n]+/g, run =>
    run === '+'
      ? '+-'
      : `+${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`,
  )
const entities: Mangler = text =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const mojibake: Mangler = text => {
  const octets = Buffer.from(text)
  return windows1252ToUtf8(octets, 0, octets.length).toString()
}
const noBreakSpaces: Mangler = text => text.replace(/^((?:> ?)+) /gm, '$1\u00a0')

const manglers: Record<string, Mangler> = {
  'quoted-printable': encode,
  'UTF-7': utf7,
  entities,
  mojibake,
  'no-break spaces': noBreakSpaces,
}

describe('one mangler', () => {
  test.each(Object.keys(manglers))('%s', name => {
    expect(repaired(manglers[name]!(mail))).toBe(mail)
  })
})

describe('two manglers', () => {
  const pairs = Object.keys(manglers).flatMap(inner =>
    Object.keys(manglers)
      .filter(outer => outer !== inner)
      .map(outer => [inner, outer] as const),
  )
  test.each(pairs)('%s, then %s', (inner, outer) => {
    expect(repaired(manglers[outer]!(manglers[inner]!(mail)))).toBe(mail)
  })
})

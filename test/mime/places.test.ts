/** Where text parts and their header sections stand, however the message is cut. */
import {describe, expect, test} from 'vitest'
import {entityReader} from '../../src/mime/entity-reader.ts'
import type {PartPlace, SectionPlace} from '../../src/mime/places.ts'
import {lineEnds, readCalls} from './read.ts'

/** Part, section, body and what the sections around are of. */
function places(mail: string, cuts: readonly number[] = []): string[] {
  const octets = Buffer.from(mail)
  const text = (start: number, end: number): string => JSON.stringify(mail.slice(start, end))
  const found: string[] = []
  const types = (place: SectionPlace | null): string =>
    place === null ? '' : ` ${place.type}${types(place.outer)}`
  const onPlace = ({part, section, start, end, delimited}: PartPlace): void => {
    const own = section === null ? '-' : text(section.start, section.end)
    found.push(
      `${part} ${own} ${text(start, end)}${delimited ? ' delimited' : ''}${types(section)}`,
    )
  }
  readCalls(octets, cuts, 'section', {onPlace})
  return found
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['one part', 'Subject: x\n\nHi.\n', ['1 "Subject: x\\n" "Hi.\\n" text/plain']],
  ['CRLF', 'Subject: x\r\n\r\nHi.\r\n', ['1 "Subject: x\\r\\n" "Hi.\\r\\n" text/plain']],
  ['no body', 'Subject: x\n', ['1 "Subject: x\\n" "" text/plain']],
  ['no empty line', 'Subject: x\nHi there\nBo', ['1 "Subject: x\\n" "Hi there\\nBo" text/plain']],
  ['no section', 'Hi there\nBo\n', ['1 "" "Hi there\\nBo\\n" text/plain']],
  [
    'a multipart',
    'Content-Type: multipart/mixed; boundary=b\n\npre\n--b\nX: y\n\none\n--b\n\ntwo\n\n--b--\n',
    [
      '1 "X: y\\n" "one\\n" delimited text/plain multipart/mixed',
      '2 "" "two\\n\\n" delimited text/plain multipart/mixed',
    ],
  ],
  [
    'a part whose section nothing ends',
    'Content-Type: multipart/mixed; boundary=b\n\n--b\nX: y\nno field\nnone either\n--b--\n',
    ['1 "X: y\\n" "no field\\nnone either\\n" delimited text/plain multipart/mixed'],
  ],
  [
    'a message in a multipart',
    'Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\nHi.\n--b--\n',
    ['1.1 "Subject: x\\n" "Hi.\\n" delimited text/plain message/rfc822 multipart/signed'],
  ],
  [
    'a multipart without parts',
    'Content-Type: multipart/mixed; boundary=b\n\nHi.\n',
    ['1 "Content-Type: multipart/mixed; boundary=b\\n" "Hi.\\n" multipart/mixed'],
  ],
]

describe('tells places', () => {
  test.each(cases)('%s', (_name, mail, expected) => {
    expect(places(mail)).toEqual(expected)
    const ends = lineEnds(Buffer.from(mail))
    expect(places(mail, ends)).toEqual(expected)
    for (const end of ends) expect(places(mail, [end])).toEqual(expected)
  })
})

describe('tells with a part what its place tells behind it', () => {
  test.each(cases)('%s', (_name, mail, expected) => {
    const begun: (SectionPlace | null)[] = []
    const ended: (SectionPlace | null)[] = []
    const ignore = (): void => undefined
    const reader = entityReader(
      {fallbackCharset: 'windows-1252', onPlace: ({section}) => ended.push(section)},
      {
        fields: ignore,
        partStart: (_part, _enclosed, section) => begun.push(section),
        body: ignore,
        partEnd: ignore,
        attachment: ignore,
      },
      ignore,
    )
    const octets = Buffer.from(mail)
    const place = {index: 0, offset: 0, line: 1, firstLine: 1}
    reader.messageStart({format: 'message', ...place, header: 'section'})
    reader.write(octets, 0, octets.length)
    reader.messageEnd(octets.length)
    expect(begun).toEqual(ended)
    expect(begun).toHaveLength(expected.length)
  })
})

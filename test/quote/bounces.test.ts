/** Mail servers return messages in forms that look like quotations. */
import {describe, expect, test} from 'vitest'
import {depths, lines, readText, text} from './reading.ts'

const daemon = {from: 'Mail Delivery Subsystem <daemon@example.org>', to: 'ana@example.org'}

describe('sendmail shows what the servers said', () => {
  test('above and below a refused recipient', () => {
    const mail = text`
      ----- Transcript of session follows -----
      ... while talking to mx.example.org.:
      >>> RCPT To:<bo@example.org>
      <<< 550 5.1.1 No such user
      550 5.1.1 <bo@example.org>... User unknown

      That is all.
    `
    expect(lines(mail, daemon)).toBe(
      text`
      0 text Mail| ----- Transcript of session follows -----
      0 verbatim Mail| ... while talking to mx.example.org.:
      0 verbatim Mail| >>> RCPT To:<bo@example.org>
      0 verbatim Mail| <<< 550 5.1.1 No such user
      0 verbatim Mail| 550 5.1.1 <bo@example.org>... User unknown
      0 text Mail| ${''}
      0 text Mail| That is all.
    `.trimEnd(),
    )
  })

  test.each([
    ['>>> DATA\n<<< 554 5.0.0 No\n', ['0', '0']],
    ['>>> MAIL From:<ana@example.org> SIZE=2043\n<<< 552 Too big\n', ['0', '0']],
    ['... while talking to mx.example.org:\n>>> QUIT\n', ['0', '0']],
    ['>>> EHLO port.example.org\n<<< 421 Busy\n>>> QUIT\n', ['0', '0', '0']],
    ['> >>> DATA\n> <<< 554 5.0.0 No\n', ['1', '1']],
    // What stands there is quoted.
    ['>>> DATA\n554 5.0.0 No\n', ['3', '0']],
    ['>>> DATA is not all.\n<<< 554 5.0.0 No\n', ['3', '0']],
    ['>>> DATA\n<<< so it begins\n', ['3', '0']],
    ['>>> DATA\n> <<< 554 5.0.0 No\n', ['3', '1']],
    ['> > > DATA\n<<< 554 5.0.0 No\n', ['3', '0']],
    ['>> DATA\n<<< 554 5.0.0 No\n', ['2', '0']],
  ])('%j', (mail, expected) => {
    const found = depths(mail, daemon).split('\n').slice(0, expected.length)
    expect(found.map(line => line[0])).toEqual(expected)
  })
})

describe('Postfix tells what another server said', () => {
  test.each([
    ['<bo@example.org>: host mx.example.org[192.0.2.7] said:\n    550 No such user\n'],
    [
      '<bo@example.org> (expanded from <crew@example.org>): host mx.example.org said:\n    550 No\n',
    ],
    ['<bo@example.org>: host\n    mx.example.org[192.0.2.7] said:\n    550 No such user\n'],
  ])('%j', line => {
    const {reading} = readText(`I could not deliver this:\n\n${line}`, daemon)
    expect(reading.attributions).toEqual([])
    expect(reading.depthChanges).toEqual([])
  })

  test.each([
    ['<bo@example.org> said:\n    It is shut.\n'],
    ['<bo@example.org> of host port said:\n> It is shut.\n'],
  ])('somebody said: %j', mail => {
    const {reading} = readText(`Gone.\n\n${mail}`, daemon)
    expect(reading.attributions.map(({author}) => author?.address)).toEqual(['bo@example.org'])
  })
})

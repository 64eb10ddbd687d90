import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {MessageIds} from '../../src/lint/message-ids.ts'
import {maxHeld} from '../../src/lint/raw-input.ts'
import {rules} from '../../src/lint/rules.ts'
import type {LintFinding} from '../../src/lint/types.ts'
import {fixturesOf} from '../run.ts'
import {lint, lintAll, shown} from './lint.ts'

const head = (number: number): string =>
  `From ana@example.org Thu Jan  1 00:00:0${number} 2026\nFrom: Ana Ruiz <ana@example.org>\nDate: Thu, 1 Jan 2026 00:00:00 +0000\nMessage-ID: <${number}@example.org>\n`
const leaked = 'Bo Lind wrote:\n+AD4- The gate is shut at nine.\n+AD4- Bring the key.\nWhich key?\n'
const mbox = `${head(1)}\n${leaked}\n${head(2)}\nGood.\n\n${head(3)}\n${leaked}`

describe('findings', () => {
  test('come message by message, in the order of lines', () => {
    expect(shown(lint(mbox))).toEqual([
      '7:1-6 error utf7-leak*',
      '8:1-6 error utf7-leak*',
      '24:1-6 error utf7-leak*',
      '25:1-6 error utf7-leak*',
    ])
  })

  test('name their message, their part and their file', () => {
    const found = lint(mbox)
    expect(found.map(({messageIndex, messageId}) => [messageIndex, messageId])).toEqual([
      [0, '<1@example.org>'],
      [0, '<1@example.org>'],
      [2, '<3@example.org>'],
      [2, '<3@example.org>'],
    ])
    expect(found[0]).toMatchObject({file: 'thread.mbox', part: '1'})
  })

  test('messages are told with their number of findings', () => {
    expect(lintAll(mbox).messages).toEqual([
      {index: 0, id: '<1@example.org>', findings: 2},
      {index: 1, id: '<2@example.org>', findings: 0},
      {index: 2, id: '<3@example.org>', findings: 2},
    ])
  })

  test('of one line are sorted by column and rule', () => {
    const text = 'Bo Lind wrote:\n+AD4- It isnâ€™t far to the cafÃ©.\n+AD4- Weâ€™ll see.\nGood.\n'
    expect(shown(lint(text))).toEqual([
      '2:1-6 error utf7-leak*',
      '2:13-34 error mojibake*',
      '3:1-6 error utf7-leak*',
      '3:9-12 error mojibake*',
    ])
  })

  test('do not hang on how the input was cut', () => {
    for (const {file, octets} of fixturesOf('fixtures/cases')) {
      const whole = lintAll(octets)
      for (const cut of [1, 7, Math.floor(octets.length / 2), octets.length - 1]) {
        expect(lintAll(octets, {}, [cut]), `${file} cut at ${cut}`).toEqual(whole)
      }
      const each = Array.from({length: octets.length - 1}, (_, at) => at + 1)
      expect(lintAll(octets, {}, each), `${file} octet by octet`).toEqual(whole)
    }
  })
})

describe('levels', () => {
  test('off: nothing is told of the rule', () => {
    expect(lint(leaked, {levels: new Map([['utf7-leak', 'off']])})).toEqual([])
  })

  test('another severity for what is sure', () => {
    const found = lint(leaked, {levels: new Map([['utf7-leak', 'warning']])})
    expect(found.map(({severity}) => severity)).toEqual(['warning', 'warning'])
  })

  test('a suspicion stays info', () => {
    const weak = 'It costs 3 +AD4- 2, they say.\n'
    const levels = new Map([['utf7-leak', 'error' as const]])
    expect(lint(weak, {levels})).toMatchObject([
      {rule: 'utf7-leak', severity: 'info', line: 1, fixable: false},
    ])
  })
})

describe('what can be mended', () => {
  const signed = (body: string): string =>
    `From: ana@example.org\nContent-Type: multipart/signed; boundary=b\n\n--b\n\n${body}--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n`

  test('nothing in signed content, which is told once', () => {
    const found = lint(signed(leaked)).filter(({rule}) => rule !== 'header-missing')
    expect(shown(found)).toEqual([
      '7:- info signed-damaged',
      '7:1-6 error utf7-leak',
      '8:1-6 error utf7-leak',
    ])
  })

  test('depth that is proven, not what is only likelier by far', () => {
    const style =
      'Ana Ruiz writes:\nAR> The gate is shut at nine.\nAR> Bring the key.\nWhich key?\n'
    expect(shown(lint(style))).toEqual(['2:-3: info mark-style'])
    expect(shown(lint(style, {requote: 'safe'}))).toEqual([])
  })

  test('no marks of another style, which are no damage, and their tails are', () => {
    const lines = [
      'The gate at the lower lock has been shut since the night of the storm, and',
      'the water behind it is still as high as it was when we opened the sluice',
      'on the far side of the island last week. Nobody knows who has the key of',
      'the small door, and the man who might know it has gone to the mainland to',
      'look for the parts of the pump that we were promised in the autumn.',
    ]
    const attribution = 'On Mon, 3 Feb 2025, Ana Ruiz wrote:\n'
    const sound = `${attribution}${lines.map(line => `| ${line}\n`).join('')}I see.\n`
    const broken = `${attribution}${lines.map(line => `| ${line.replace(/ (\S+)$/, '\n$1')}\n`).join('')}I see.\n`
    for (const requote of ['safe', 'full'] as const) {
      expect(lint(sound, {requote})).toMatchObject([
        {
          rule: 'mark-style',
          severity: 'info',
          fixable: false,
          message:
            '5 lines stand at depth 0, but belong to 1: this mail quotes with "|": 5 lines have it',
        },
      ])
      const tails = lint(broken, {requote}).filter(({rule}) => rule === 'wrap-broken')
      expect(tails.slice(0, 1)).toMatchObject([
        {line: 3, fixable: true, before: '', after: '| ', severity: 'warning'},
      ])
      const styles = lint(broken, {requote}).filter(({rule}) => rule === 'mark-style')
      expect(styles).toMatchObject([{fixable: false}])
    }
  })
})

describe('depth', () => {
  const blockOf = (name: string, to: string): string =>
    `-----Original Message-----\nFrom: ${name} <${name}@example.org>\nSent: Monday, February 3, 2025 10:22\nTo: ${to}\nSubject: Re: plan\n\n`
  const reply =
    'From: bo@example.org\nTo: cy@example.org\nSubject: Re: plan\nIn-Reply-To: <1@example.org>\n\n'

  test('is told as the marks have it and as it was read in the end, a line’s once', () => {
    const phone =
      'Sent from my phone\n\n> On Feb 2, 2025, at 9:10 AM, Ana Ruiz <ana@example.org> wrote:\n>\n> Shall we?\n> Bring the key.\n'
    const mail = `${reply}Fine with me.\n\n${blockOf('cy', 'bo')}At nine.\n\n${blockOf('di', 'cy')}Who comes?\n\n${phone}`
    const found = lint(mail).filter(({rule}) => rule === 'depth-implied')
    expect(found.map(({line, message}) => `${line} ${message.split(':')[0]}`)).toEqual([
      '13 8 lines stand at depth 0, but belong to 1 or deeper',
      '21 8 lines in 2 places stand at least 2 levels too shallow',
      '26 the line stands at depth 1, but seems to belong to 2',
    ])
  })

  test('of an attribution that only looks marked is not told', () => {
    const exmh = '>>>Di Noor said:\n > Who comes?\n > Bring the key.\n'
    const found = lint(`${reply}Fine with me.\n\n${blockOf('cy', 'bo')}At nine.\n\n${exmh}`)
    const lines = found.filter(({rule}) => rule === 'depth-implied').map(({line}) => line)
    expect(lines).toEqual([13])
  })

  test('of a wrapped tail in a quotation without marks is the least that it can be', () => {
    const {bad} = rules.find(({id}) => id === 'wrap-broken')!
    const tails = (mail: string): string[] =>
      lint(mail)
        .filter(({rule}) => rule === 'wrap-broken')
        .map(({message}) => message.replace(/^.* depth (\d), but .* to (\d.*?): .*$/, '$1 to $2'))
    expect(tails(`${reply}${bad}`)).toEqual(['1 to 2', '1 to 2'])
    expect(tails(`${reply}Fine with me.\n\n${blockOf('cy', 'bo')}${bad}`)).toEqual([
      '1 to 3 or deeper',
      '1 to 3 or deeper',
    ])
  })
})

describe('fingerprints', () => {
  const prints = (text: string): string[] => lint(text).map(({fingerprint}) => fingerprint)

  test('are the same wherever the lines stand', () => {
    const moved = mbox
      .replace('The gate', 'The gate')
      .replace('Bo Lind wrote:', 'Hello,\n\nBo Lind wrote:')
    expect(prints(moved)).toEqual(prints(mbox))
    expect(prints(mbox.slice(mbox.indexOf(head(3))))).toEqual(prints(mbox).slice(2))
  })

  test('differ by rule, message, line and count', () => {
    const twice = `Bo wrote:\n+AD4- The gate.\n+AD4- The gate.\nWhich?\n`
    const all = [...prints(mbox), ...prints(twice)]
    expect(new Set(all).size).toBe(all.length)
    for (const print of all) expect(print).toMatch(/^[0-9a-f]{32}$/)
  })

  test('of a message without Message-ID hang on its header section', () => {
    const mail = (subject: string): string =>
      `From: ana@example.org\nSubject: ${subject}\n\n${leaked}`
    const leaks = (text: string): LintFinding[] =>
      lint(text).filter(({rule}) => rule === 'utf7-leak')
    expect(leaks(mail('one'))[0]!.fingerprint).not.toBe(leaks(mail('two'))[0]!.fingerprint)
  })
})

describe('limits', () => {
  test('a message tells 1000 findings and that there are more', () => {
    const many = `Bo wrote:\n${'+AD4- The gate is shut at nine.\n'.repeat(1500)}`
    const found = lint(many)
    expect(found).toHaveLength(1001)
    expect(found.at(-1)).toMatchObject({rule: 'limit-reached', line: null})
  })

  test('a message that is too long to be held has findings with lines', () => {
    const filler = Buffer.alloc(maxHeld, 'The gate is shut at nine, as it was.\n')
    const long = Buffer.concat([
      Buffer.from(`${head(1)}\n`),
      filler,
      Buffer.from(`\n\n${head(2)}\n${leaked}`),
    ])
    const cuts = Array.from({length: 40}, (_, index) => (index + 1) << 20).filter(
      cut => cut < long.length,
    )
    const {findings} = lintAll(long, {}, cuts)
    expect(findings).toMatchObject([
      {rule: 'limit-reached', line: 1, messageIndex: 0},
      {rule: 'utf7-leak', messageIndex: 1, column: 1},
      {rule: 'utf7-leak', messageIndex: 1, column: 1},
    ])
  })
})

test('a Message-ID that comes again is told within a run', () => {
  const messageIds = new MessageIds()
  const twice = (): string[] => shown(lint(`${head(1)}\nGood.\n`, {messageIds}))
  expect(twice()).toEqual([])
  expect(twice()).toEqual(['4:13-28 info message-id-duplicate'])
})

test('any octets: no error, and every finding is of a known rule and in the file', () => {
  const ids = new Set(rules.map(({id}) => id))
  const piece = fc.oneof(
    fc.constantFrom(
      'From ',
      head(1),
      '\n',
      '\r\n',
      '\r',
      '>',
      '+AD4-',
      '=3E',
      '=\n',
      '&gt;',
      'â€™',
      '\0',
      '\u202e',
    ),
    fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b\n',
      '--b\n',
      '--b--\n',
      'Content-Transfer-Encoding: base64\n',
    ),
    fc.constantFrom(
      'Content-Type: text/plain; charset=utf-16\n',
      'Content-Transfer-Encoding: quoted-printable\n',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), pieces => {
      const octets = Buffer.from(pieces.join(''))
      const lines = octets.toString('latin1').split(/\n|\r/).length
      for (const {rule, line, endLine} of lint(octets)) {
        expect(ids).toContain(rule)
        expect(line ?? 1).toBeLessThanOrEqual(lines)
        expect(endLine ?? 1).toBeGreaterThanOrEqual(line ?? 1)
      }
    }),
  )
})

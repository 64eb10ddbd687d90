import {describe, expect, test} from 'vitest'
import {lines, text} from './reading.ts'

describe('what is shown, not said', () => {
  test.each([
    [
      'fenced code, with prompts in it',
      text`
        Try this:
        \`\`\`
        > const a = 1
        > a + 1
        \`\`\`
        It prints 2.
      `,
      text`
        0 text Zoe| Try this:
        0 verbatim Zoe| \`\`\`
        0 verbatim Zoe| > const a = 1
        0 verbatim Zoe| > a + 1
        0 verbatim Zoe| \`\`\`
        0 text Zoe| It prints 2.
      `,
    ],
    [
      'fenced code in a quotation',
      text`
        On Mon, 3 Feb 2025, Ana Ruiz <ana@example.org> wrote:
        > \`\`\`
        > > echo hello
        > \`\`\`
        Thanks.
      `,
      text`
        0 attribution Zoe| On Mon, 3 Feb 2025, Ana Ruiz <ana@example.org> wrote:
        1 verbatim Ana| \`\`\`
        1 verbatim Ana| > echo hello
        1 verbatim Ana| \`\`\`
        0 text Zoe| Thanks.
      `,
    ],
    [
      'armour',
      text`
        -----BEGIN CERTIFICATE-----
        MIIBszCCARygAwIBAgIE
        -----END CERTIFICATE-----
        That is mine.
      `,
      text`
        0 verbatim Zoe| -----BEGIN CERTIFICATE-----
        0 verbatim Zoe| MIIBszCCARygAwIBAgIE
        0 verbatim Zoe| -----END CERTIFICATE-----
        0 text Zoe| That is mine.
      `,
    ],
    [
      'the signature of signed text, and not the text',
      text`
        -----BEGIN PGP SIGNED MESSAGE-----

        I agree.
        -----BEGIN PGP SIGNATURE-----
        iQEVAwUBMIeuJCgP
        -----END PGP SIGNATURE-----
      `,
      text`
        0 text Zoe| -----BEGIN PGP SIGNED MESSAGE-----
        0 text Zoe| 
        0 text Zoe| I agree.
        0 verbatim Zoe| -----BEGIN PGP SIGNATURE-----
        0 verbatim Zoe| iQEVAwUBMIeuJCgP
        0 verbatim Zoe| -----END PGP SIGNATURE-----
      `,
    ],
    [
      'base64, its last row short',
      `Here:\n${`${'iVBORw0KGgoAAAAN'.repeat(4)}\n`.repeat(3)}SUhEUg==\nGood?\n`,
      text`
        0 text Zoe| Here:
        0 verbatim Zoe| ${'iVBORw0KGgoAAAAN'.repeat(4)}
        0 verbatim Zoe| ${'iVBORw0KGgoAAAAN'.repeat(4)}
        0 verbatim Zoe| ${'iVBORw0KGgoAAAAN'.repeat(4)}
        0 verbatim Zoe| SUhEUg==
        0 text Zoe| Good?
      `,
    ],
    [
      'a table with a ruling row',
      text`
        +------+-------+
        | name | count |
        +------+-------+
        | ana  |     3 |
        +------+-------+
        So it is.
      `,
      text`
        0 verbatim Zoe| +------+-------+
        0 verbatim Zoe| | name | count |
        0 verbatim Zoe| +------+-------+
        0 verbatim Zoe| | ana  |     3 |
        0 verbatim Zoe| +------+-------+
        0 text Zoe| So it is.
      `,
    ],
    [
      'a log',
      text`
        It says
        [   12.000001] usb 1-1: new device
        [   12.100001] usb 1-1: gone
        [   13.000001] usb 1-1: new device
        and so on.
      `,
      text`
        0 text Zoe| It says
        0 verbatim Zoe| [   12.000001] usb 1-1: new device
        0 verbatim Zoe| [   12.100001] usb 1-1: gone
        0 verbatim Zoe| [   13.000001] usb 1-1: new device
        0 text Zoe| and so on.
      `,
    ],
  ])('takes %s', (_, mail, expected) => {
    expect(lines(mail)).toBe(expected.trimEnd())
  })

  test.each([
    ['a fence that nothing closes', '```\n> a quotation\nmore\n', '0 text\n1 text\n0 text'],
    [
      'fences of two people',
      '```\nmine\n> Ana Ruiz wrote:\n>> ```\n>> hers\nmine again\n```\n',
      '0 text\n0 text\n1 attribution\n2 text\n2 text\n0 text\n0 text',
    ],
    ['two rows with a time', '10:22:01.250 one\n10:22:01.251 two\nso\n', '0 text\n0 text\n0 text'],
    [
      'two rows of base64',
      `${`${'iVBORw0KGgoAAAAN'.repeat(4)}\n`.repeat(2)}SUhEUg==\n`,
      '0 text\n0 text\n0 text',
    ],
    ['sums', '+ 12\n+ 13\n+ 14\n', '0 text\n0 text\n0 text'],
    [
      'armour of another name',
      '-----BEGIN ONE KEY-----\nx\n-----END OTHER KEY-----\n',
      '0 text\n0 text\n0 text',
    ],
  ])('leaves %s', (_, mail, expected) => {
    const said = lines(mail)
      .split('\n')
      .map(line => line.split(' ').slice(0, 2).join(' '))
    expect(said.join('\n')).toBe(expected)
  })
})

describe('what was passed on', () => {
  test('takes the text below a divider that says so', () => {
    expect(
      lines(text`
        For your information.

        ---------- Forwarded message ---------
        From: Ana Ruiz <ana@example.org>
        Date: Mon, 3 Feb 2025 at 10:22
        Subject: plan
        To: Bo Lind <bo@example.org>

        On Sunday, 2 Feb 2025, Bo Lind <bo@example.org> wrote:
        > We should.

        Shall we start?
      `),
    ).toBe(
      text`
        0 text Zoe| For your information.
        0 text Zoe| 
        0 header-block Zoe| ---------- Forwarded message ---------
        0 header-block Zoe| From: Ana Ruiz <ana@example.org>
        0 header-block Zoe| Date: Mon, 3 Feb 2025 at 10:22
        0 header-block Zoe| Subject: plan
        0 header-block Zoe| To: Bo Lind <bo@example.org>
        1 forwarded Ana| 
        1 attribution Ana| On Sunday, 2 Feb 2025, Bo Lind <bo@example.org> wrote:
        2 text Bo| We should.
        1 forwarded Ana| 
        1 forwarded Ana| Shall we start?
      `.trimEnd(),
    )
  })

  test('ends where the sender’s own words go on', () => {
    expect(
      lines(text`
        ---------- Forwarded message ---------
        From: Ana Ruiz <ana@example.org>
        Date: Mon, 3 Feb 2025 at 10:22
        Subject: plan
        >
        > Shall we start?

        Bo Lind wrote:
        > We should.
      `),
    ).toMatch(/1 forwarded Ana\| Shall we start\?\n(.*\n){2}1 text Bo\| We should\.$/)
  })

  test('leaves what was answered', () => {
    expect(
      lines(text`
        Yes.

        -----Original Message-----
        From: Ana Ruiz <ana@example.org>
        Sent: Monday, February 3, 2025 10:22
        To: Bo Lind <bo@example.org>
        Subject: plan

        Shall we start?
      `),
    ).toMatch(/1 text Ana\| Shall we start\?$/)
  })
})

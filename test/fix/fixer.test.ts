/** One damage in every container, transfer encoding, charset and text format: in and out side by side. */
import {describe, expect, test} from 'vitest'
import {fixed, fixedOctets, run, utf8} from './run.ts'

const leak = '+AD4- Shall we?\n+AD4- Bo says +ACI-no+ACI-.\nYes.\n'
const healed = '> Shall we?\n> Bo says "no".\nYes.\n'
const head = 'From: ana@example.org\nSubject: plan\n'

describe('container', () => {
  test('message: its header section and line ends stay', () => {
    expect(fixed(`${head}\n${leak}`)).toBe(`${head}\n${healed}`)
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n')
    expect(fixed(crlf(`${head}\n${leak}`))).toBe(crlf(`${head}\n${healed}`))
    const cr = (text: string): string => text.replaceAll('\n', '\r')
    expect(fixed(cr(`${head}\n${leak}`))).toBe(cr(`${head}\n${healed}`))
  })

  test('message behind a byte order mark and empty lines', () => {
    expect(fixed(`\xef\xbb\xbf\n\n${head}\n${leak}`)).toBe(`\xef\xbb\xbf\n\n${head}\n${healed}`)
  })

  test('bare text', () => {
    expect(fixed(leak)).toBe(healed)
    expect(fixed(leak.slice(0, -1))).toBe(healed.slice(0, -1))
  })

  test('page: its title and fields stay', () => {
    const page = 'Re: caf\xc3\xa9\n\nFrom: Ana Ruiz\nDate: Wed Sep 16 2020 - 19:04:55 EST\n\n'
    expect(fixed(page + leak)).toBe(page + healed)
  })

  test('text with NUL octets, a bare CR and no eol at its end', () => {
    expect(fixed(`${head}\n${leak}a\0b\rc`)).toBe(`${head}\n${healed}a\0b\rc`)
  })

  const from = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'

  test('mbox: separator lines, empty lines and sound messages stay', () => {
    const sound = `${from}Subject: sound\n\n> >From here on\n\n\n`
    const end = `${from}Subject: end\n\nbye`
    expect(fixed(`${sound}${from}${head}\n${leak}\n${end}`)).toBe(
      `${sound}${from}${head}\n${healed}\n${end}`,
    )
  })

  test('mbox: text before the first separator line', () => {
    expect(fixed(`${head}\n${leak}\n${from}${head}\nbye\n`, {format: 'mbox'})).toBe(
      `${head}\n${healed}\n${from}${head}\nbye\n`,
    )
  })

  test.each([
    ['mboxrd', '>From me\n>>From you\n', '>From new\n>>From new\n'],
    ['mboxo', '>From me\n', '>From new\n'],
    ['mboxcl', '>From me\n', '>From new\n'],
    ['mboxcl2', '>From me\n', 'From new\n'],
    [null, '>From me\n', '>From new\n'],
  ] as const)('mbox as %s: escapes stay, new lines get them', (mbox, escaped, put) => {
    const fields = `${head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n`
    const news = `f=C3=BCr uns=20\n=46rom new\n${mbox === 'mboxrd' ? '=3EFrom new\n' : ''}`
    const own = `${escaped}\n> quoted\n`
    const repairs = new Set(['qp-leak'] as const)
    expect(fixed(`${from}${fields}\n${own}${news}\n`, {mbox, repairs})).toBe(
      `${from}${fields}\n${own}${utf8('für uns ')}\n${put}\n`,
    )
  })
})

describe('transfer encoding', () => {
  const mail = (encoding: string, body: string): string =>
    `${head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n${body}`

  test.each(['7bit', '8bit', 'binary', 'x-unknown'])('%s', encoding => {
    expect(fixed(mail(encoding, leak))).toBe(mail(encoding, healed))
  })

  test('quoted-printable: lines that are sound keep their octets', () => {
    const odd = 'Odd=20=\n but sou=6e=64=20\n'
    expect(
      fixed(mail('quoted-printable', `${odd}+AD4- Bo =3D =\n+ACI-no+ACI-=20=\nat all\n${odd}`)),
    ).toBe(mail('quoted-printable', `${odd}> Bo =3D "no" at all\n${odd}`))
  })

  test('quoted-printable: soft line breaks come where they came before', () => {
    const words = 'the=20quick=20fox =\njumps=20over=20it =\n'
    expect(fixed(mail('quoted-printable', `${words}and +ACI-sleeps+ACI- on=\n and on.\n`))).toBe(
      mail('quoted-printable', 'the quick fox jumps ove=\nr it and "sleeps" on an=\nd on.\n'),
    )
  })

  test('quoted-printable: a line From_ needs no escape', () => {
    expect(fixed(mail('quoted-printable', 'f=3DC3=3DBCr uns=3D20\n=3D46rom here\n'))).toBe(
      mail('quoted-printable', 'f=C3=BCr uns=20\n=46rom here\n'),
    )
  })

  test('base64: in lines as long as they were', () => {
    const lines = (text: string): string =>
      `${Buffer.from(text)
        .toString('base64')
        .replace(/.{60}(?!$)/g, '$&\n')}\n\n`
    const long = 'A line that is long enough for more than one of base64, and more.\n'
    expect(fixed(mail('base64', lines(long + leak)))).toBe(mail('base64', lines(long + healed)))
  })

  test('7bit that cannot carry the text becomes quoted-printable', () => {
    const seven = `${head}MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 7bit\n\n`
    expect(fixed(`${seven}${leak}Caf+AOk- = =\n`)).toBe(
      `${head}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n` +
        `Content-Transfer-Encoding: quoted-printable\n\n${healed}Caf=C3=A9 =3D =3D\n`,
    )
  })

  test.each(['7bit', '8bit'])('%s: lines that would be too long stay encoded', encoding => {
    const mail = (name: string, body: string): string =>
      `${head}MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: ${name}\n\n${body}`
    const cut = 'the lock =3D 4 and the pump =3D 5, so that the gate =3D 6, the rest =3D 7, =\n'
    const plain = (body: string): string => body.replaceAll('=\n', '').replaceAll('=3D', '=')
    const [fits, long] = [`${cut.repeat(14)}and so on.\n`, `${cut.repeat(15)}and so on.\n`]
    expect(fixed(mail(encoding, fits))).toBe(mail(encoding, plain(fits)))
    expect(fixed(mail(encoding, long))).toBe(mail('quoted-printable', long))
    // One more such line makes no difference.
    const was = `${'a'.repeat(999)}\n`
    expect(fixed(mail(encoding, long + was))).toBe(mail(encoding, plain(long) + was))
  })

  test('fields that are needed and missing are put in', () => {
    expect(fixed(`${head}\n${leak}Caf+AOk-\n`)).toBe(
      `${head}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n` +
        `Content-Transfer-Encoding: quoted-printable\n\n${healed}Caf=C3=A9\n`,
    )
  })

  test('8-bit text under a label of 7bit gets the label 8bit', () => {
    expect(fixed(`${head}Content-Type: text/plain; charset=utf-8\n\n${utf8('é')}\n${leak}`)).toBe(
      `${head}Content-Type: text/plain; charset=utf-8\nMIME-Version: 1.0\n` +
        `Content-Transfer-Encoding: 8bit\n\n${utf8('é')}\n${healed}`,
    )
  })
})

describe('charset', () => {
  const mail = (charset: string, body: string): string =>
    `${head}MIME-Version: 1.0\nContent-Type: text/plain; charset=${charset}; x=y\nContent-Transfer-Encoding: 8bit\n\n${body}`

  test.each([
    // label           text of the mail: octets   repaired text, octets
    ['iso-8859-1', 'na\xefve caf+AOk-\n', 'na\xefve caf\xe9\n'],
    ['windows-1252', 'na\xefve \x93caf+AOk-\x94\n', 'na\xefve \x93caf\xe9\x94\n'],
    ['koi8-r', '\xf0\xd2 +BB8-\n', '\xf0\xd2 \xf0\n'],
    ['iso-8859-15', '\xa4 +AOk-\n', '\xa4 \xe9\n'],
    ['shift_jis', '\x93\xfa +ZeU-\n', '\x93\xfa \x93\xfa\n'],
    ['gb2312', '\xc4\xe3 +T2A-\n', '\xc4\xe3 \xc4\xe3\n'],
    ['cp850', '\x82 +AOk-\n', '\x82 \x82\n'],
    ['utf-8', `${utf8('ï')} +AOk-\n`, `${utf8('ï')} ${utf8('é')}\n`],
  ])('%s carries its own text', (charset, damaged, sound) => {
    expect(fixed(mail(charset, leak + damaged))).toBe(mail(charset, healed + sound))
  })

  test.each([
    ['iso-8859-1', 'na\xefve +IBw-caf+AOk-+IB0-\n', 'naïve “café”\n'],
    ['koi8-r', '\xf0 +ZeU-\n', 'П 日\n'],
    ['"us-ascii"', '+ZeU-\n', '日\n'],
  ])('%s that cannot carry it becomes utf-8', (charset, damaged, sound) => {
    const label = charset.startsWith('"') ? '"utf-8"' : 'utf-8'
    expect(fixed(mail(charset, leak + damaged)).replace('quoted-printable', '8bit')).toBe(
      charset.startsWith('"')
        ? mail(label, `${healed}${utf8(sound)}`)
        : mail(label, healed + utf8(sound)),
    )
  })

  test('only marks change in text that nobody here can encode', () => {
    const jis = '\x1b$BF|K\\\x1b(B'
    const quoted = (tail: string): string =>
      `> > The first of many lines that were wrapped at seventy-two columns and\n` +
      `${tail}broken ${jis}\n> > with another one that goes on for quite as long, since it was\n` +
      `${tail}wrapped by\n> > the same program.\n`
    const got = fixed(mail('iso-2022-jp', quoted('> ')))
    expect(got).toBe(mail('iso-2022-jp', quoted('> > ')))
  })

  test.each([
    ['y', utf8('é'), 'utf-8'],
    ['us-ascii', utf8('é'), 'utf-8'],
    ['iso-8859-1', utf8('é'), 'utf-8'],
    ['iso-8859-1', '\x93x\x94', 'windows-1252'],
  ])('a label %s that is wrong for certain is put right', (charset, body, right) => {
    expect(fixed(mail(charset, `${body}\n`))).toBe(mail(right, `${body}\n`))
  })

  test('a missing label is put in', () => {
    expect(fixed(`${head}\n${utf8('é')}\n`)).toBe(
      `${head}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n` +
        `Content-Transfer-Encoding: 8bit\n\n${utf8('é')}\n`,
    )
  })

  test.each([
    ['y', 'na\xefve\n'],
    ['us-ascii', 'na\xefve\n'],
    ['iso-8859-1', 'na\xefve\n'],
    ['utf-7', 'na+AO8-ve +AD4- x\n'],
  ])('a guess is not written, nor what is right: %s %j', (charset, body) => {
    expect(fixed(mail(charset, body))).toBe(mail(charset, body))
  })

  test('the charset that was guessed carries the repaired text', () => {
    expect(fixed(mail('y', `na\xefve\n${leak}caf+AOk-\n`))).toBe(
      mail('y', `na\xefve\n${healed}caf\xe9\n`),
    )
  })

  test('utf-7 by its right label is written in UTF-8 only where that is asked for', () => {
    expect(fixed(mail('utf-7', '+AD4- caf+AOk-\n'), {charset: 'utf-8'})).toBe(
      mail('utf-8', `> caf${utf8('é')}\n`),
    )
    expect(fixed(mail('iso-8859-1', 'caf\xe9\n'), {charset: 'utf-8'})).toBe(
      mail('utf-8', `caf${utf8('é')}\n`),
    )
    expect(fixed(mail('iso-8859-1', 'plain\n'), {charset: 'utf-8'})).toBe(
      mail('iso-8859-1', 'plain\n'),
    )
  })
})

describe('format=flowed', () => {
  const mail = (body: string, type = ''): string =>
    `${head}Content-Type: text/plain; charset=utf-8; format=flowed${type}\n\n${body}`

  test('stuffing, flowed lines and DelSp stay', () => {
    const own = ' From here \non\n  indented \n'
    expect(fixed(mail(own + leak, '; delsp=yes'))).toBe(mail(own + healed, '; delsp=yes'))
  })

  test('marks stand without a space between them', () => {
    const quoted = (tail: string): string =>
      `> > The first of many lines that were wrapped at seventy-two columns and\n` +
      `${tail}broken\n> > with another one that goes on for quite as long, since it was\n` +
      `${tail}wrapped by\n> > the same program.\n`
    expect(fixed(mail(quoted('> ')))).toBe(mail(quoted('>> ')))
  })
})

describe('header fields', () => {
  test('a broken word is written as a right one, every other field stays', () => {
    const mail = (subject: string): string =>
      `Subject: ${subject}\nX-Odd:  a\n\tb\nFROM: =?iso-8859-1?q?Jos=E9?= <j@example.org>\n\nHi.\n`
    expect(fixed(mail('= ?utf-8?q?Caf=C3=A9_am_See? = heute'))).toBe(
      mail('=?utf-8?q?Caf=C3=A9?= am See heute'),
    )
  })

  test('a name, and never an address', () => {
    const mail = (from: string): string => `From: ${from} <ana+x@example.org>\nSubject: x\n\nHi.\n`
    expect(fixed(mail('=?utf-8?q?Ana_Ru=C3=ADz'))).toBe(mail('Ana =?utf-8?q?Ru=C3=ADz?='))
  })

  test('lengths are counted again, the hash is dropped, where the body changed', () => {
    const mail = (octets: number, lines: number, md5: string, body: string): string =>
      `${head}Content-Length: ${octets}\nLines: ${lines}\n${md5}\n${body}`
    const md5 = 'Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==\n'
    expect(fixed(mail(leak.length, 7, md5, leak))).toBe(mail(healed.length, 3, '', healed))
    const subject = 'Subject: = ?utf-8?q?Caf=C3=A9? =\n'
    const other = `From: a@example.org\n${subject}Content-Length: 9\nLines: 7\n${md5}\nHi.\n`
    expect(fixed(other)).toBe(other.replace(/= \?(.*)\? =/, '=?$1?='))
  })

  test('Content-Length counts the octets of the body as the mbox has it', () => {
    const mail = (length: number, body: string): string =>
      `From ana@example.org Thu Jan  1 00:00:00 1970\n${head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\nContent-Length: ${length}\n\n${body}\n`
    const body = '>From me\n\nf=C3=BCr uns=20\n=46rom new\n'
    const after = `>From me\n\n${utf8('für uns ')}\n>From new\n`
    expect(fixed(mail(body.length, body), {mbox: 'mboxcl'})).toBe(mail(after.length, after))
  })
})

describe('parts', () => {
  const multipart = (one: string, two: string): string =>
    `${head}Content-Type: multipart/mixed; boundary=b\n\npreamble +AD4- +AD4-\n--b\n${one}\n--b \n${two}\n--b--\nepilogue +AD4-\n`

  test('only the damaged one is written', () => {
    const one = 'Content-Type: text/plain; charset=y\nContent-MD5: x\nContent-Length: 1\n\n'
    const two = `Content-Type: text/plain; name=a.txt\n\n${leak}`
    expect(fixed(multipart(one + leak, two))).toBe(
      multipart(
        `Content-Type: text/plain; charset=y\nContent-Length: ${healed.length}\n\n${healed}`,
        two,
      ),
    )
  })

  test('a part without fields gets those that it needs', () => {
    expect(fixed(multipart(`\n${leak}caf+AOk-\n`, '\nBye.\n'))).toBe(
      multipart(
        `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${healed}caf=C3=A9\n`,
        '\nBye.\n',
      ),
    )
  })

  test('a message inside a message', () => {
    const inner = (body: string): string =>
      `Content-Type: message/rfc822\n\nSubject: inner\n\n${body}`
    expect(fixed(multipart(inner(leak), '\nBye.\n'))).toBe(multipart(inner(healed), '\nBye.\n'))
  })

  test('a message inside a message counts its octets and lines', () => {
    const part = (body: string, md5 = ''): string =>
      `--i\nContent-Type: text/plain\n${md5}\n${body}`
    const inner = (body: string, wrong = 0): string => {
      const whole = `${body}--i--\n`
      const [octets, lines] = [whole.length + wrong, whole.split('\n').length - 1 + wrong]
      const counts = `Lines: ${lines}\nContent-Length: ${octets}\n`
      return `Content-Type: message/rfc822\n\n${counts}Content-Type: multipart/mixed; boundary=i\n\n${whole}`
    }
    const before = part(leak, 'Content-MD5: x\n') + part(leak.repeat(40))
    const after = part(healed) + part(healed.repeat(40))
    expect(fixed(multipart(inner(before), '\nBye.\n'))).toBe(multipart(inner(after), '\nBye.\n'))
    // What was wrong is as wrong as it was.
    expect(fixed(multipart(inner(before, 7), '\nBye.\n'))).toBe(
      multipart(inner(after, 7), '\nBye.\n'),
    )
  })

  test('a message inside a message inside a message', () => {
    const message = (content: string): string =>
      `Content-Type: message/rfc822\nContent-Length: ${content.length}\n\n${content}`
    const nested = (body: string): string => message(message(`Subject: inner\n\n${body}`))
    // The inner number has a digit less, and the outer one counts that, too.
    const [before, after] = [nested(leak.repeat(22)), nested(healed.repeat(22))]
    expect([...before.matchAll(/Length: (\d+)/g)].map(([, octets]) => octets)).toEqual([
      '1145',
      '1094',
    ])
    expect([...after.matchAll(/Length: (\d+)/g)].map(([, octets]) => octets)).toEqual([
      '792',
      '742',
    ])
    expect(fixed(multipart(before, '\nBye.\n'))).toBe(multipart(after, '\nBye.\n'))
  })
})

test('parts of several windows', () => {
  const line = 'This is a line of a very long mail, and there are many of its kind.\n'
  const many = line.repeat(14_000)
  expect(fixed(`${head}\n${many}${leak}${many}`) === `${head}\n${many}${healed}${many}`).toBe(true)
})

test('reports say what was written', () => {
  const {reports} = fixedOctets(
    Buffer.from(
      `From a@example.org Thu Jan  1 00:00:00 1970\nMessage-ID: <1@example.org>\nDKIM-Signature: v=1\n\n${leak}\n` +
        `From a@example.org Thu Jan  1 00:00:00 1970\nMessage-ID: <2@example.org>\n\nSound.\n`,
    ),
  )
  expect(reports).toMatchObject([
    {index: 0, offset: 0, line: 1, id: '<1@example.org>', brokeSignature: true, refused: []},
    {index: 1, line: 9, id: '<2@example.org>', brokeSignature: false, change: null},
  ])
  expect([...reports[0]!.repairs]).toEqual([['utf7-leak', 4]])
})

test('the same octets, however they are cut', () => {
  const from = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
  const octets = Buffer.from(
    `${from}${head}\n>From me\n${leak}\n${from}Subject: = ?utf-8?q?Caf=C3=A9? =\n\nHi.\n\n${from}${head}\nbye\n`,
  )
  const whole = run(octets).output.toString('latin1')
  expect(whole).toContain('> Shall we?')
  for (let cut = 1; cut < octets.length; cut++) {
    expect(run(octets, {}, [cut]).output.toString('latin1')).toBe(whole)
  }
  const every = Array.from({length: octets.length - 1}, (_, index) => index + 1)
  expect(run(octets, {}, every).output.toString('latin1')).toBe(whole)
})

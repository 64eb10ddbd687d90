/** What fix leaves reads as the mail did, with all that is likely: depth and author, line by line. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {pipeline} from '../../src/pipeline.ts'
import type {MessageWriter} from '../../src/types.ts'
import {combed, head} from './combed.ts'
import {fixed, fixedOctets, refusals, run} from './run.ts'

/** `depth author| text` of every line, with all evidence and no repair. */
function reading(mail: Buffer | string): string {
  const found: string[] = []
  const writer: MessageWriter = {
    messageStart() {},
    partStart() {},
    body({bytes, lines}, {authors}) {
      for (let row = 0; row < lines.count; row++) {
        const {name, address} = authors[lines.author[row]!] ?? {name: '-', address: null}
        found.push(`${lines.depth[row]} ${name ?? address}| ${lines.text(bytes, row)}`)
      }
    },
    partEnd() {},
    attachment() {},
    messageEnd() {},
  }
  const options = {
    format: null,
    mbox: null,
    repairs: new Set<never>(),
    requote: 'full',
    fallbackCharset: 'windows-1252',
    wantRepairs: false,
    wantStructure: true,
  } as const
  const reader = pipeline('-', options, writer, () => undefined)
  reader.write(Buffer.from(mail))
  reader.end()
  return found.join('\n')
}

describe('under safe', () => {
  test('what is likely for the sake of what is written is written with it', () => {
    const output = fixed(combed)
    expect(output).toContain('\n> > USB\n')
    expect(output).toContain('\n> > kernel, or\n')
    expect(reading(output)).toBe(reading(combed))
    expect(refusals(combed)).toEqual([])
  })

  test('what is likely in itself stays unwritten, and is read as before', () => {
    const mail = `${head}Fine.

> On Monday, February 3, 2025 at 10:22, Bo Lind <bo@example.org> wrote:
>
> Shall we start? I have a question about the two boards that you have there. Has anyone
`
    expect(reading(mail)).toContain('0 Zoe Sender| On Monday')
    expect(fixed(mail)).toBe(mail)
  })

  test('a repair that takes evidence away writes down what it told', () => {
    const mail = `${head.replace('\n\n', '\nContent-Type: text/plain; charset=utf-8\n\n')}Fine.

> On Monday, February 3, 2025 at 10:22, Bo Lind <bo@example.org> wrote:
>
> \ufeff
>> Shall we start?
>
> Yes.
`
    const output = fixedOctets(Buffer.from(mail)).output.toString()
    expect(output).toContain(
      '\nOn Monday, February 3, 2025 at 10:22, Bo Lind <bo@example.org> wrote:\n>\n> \n>> Shall',
    )
  })
})

const words = 'we have seen that the second board is slow when it is read by more than one'.split(
  ' ',
)
/** Lines as replies have them, at any depth, some of them full. */
const line = fc
  .tuple(
    fc.constantFrom('', '', '> ', '> ', '> > ', '>> ', '>     ', '    ', '|  ', 'AR> '),
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.nat(words.length - 1), fc.constantFrom(1, 2, 14, 15, 16, 17))
          .map(([from, count]) =>
            Array.from({length: count}, (_, at) => words[(from + at) % words.length]).join(' '),
          ),
      },
      fc.constantFrom(
        '',
        'On Monday, February 3, 2025 at 10:22, Bo Lind <bo@example.org> wrote:',
        'Ana Ruiz <ana@example.org> wrote:',
        '________________________________',
        'From: Bo Lind <bo@example.org>\nSent: Monday, February 3, 2025 10:22\nTo: Ana Ruiz <ana@example.org>\nSubject: Re: two boards',
        '-- ',
        'Bo',
        'list_for_each_entry(cmd, &dev-\n> >queues[i].state_list, state_list)',
      ),
    ),
  )
  .map(([prefix, content]) => `${prefix}${content.replaceAll('\n', `\n${prefix}`)}\n`)

test.each(['safe', 'full'] as const)('whatever is quoted how, under %s', requote => {
  fc.assert(
    fc.property(fc.array(line, {minLength: 4, maxLength: 30}), all => {
      const mail = Buffer.from(`${head}Fine.\n\n${all.join('')}`)
      const {output} = run(mail, {requote, repairs: new Set()})
      expect(reading(output)).toBe(reading(mail))
      const again = run(output, {requote, repairs: new Set()})
      expect(again.output.equals(output)).toBe(true)
    }),
    {numRuns: 1000},
  )
})

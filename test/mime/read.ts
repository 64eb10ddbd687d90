/** Drives the entity reader and writes down what it tells. */
import {type EntityOptions, entityReader} from '../../src/mime/entity-reader.ts'
import type {Finding, MessageStart} from '../../src/types.ts'

/** Offsets at which a line ends, the last one excluded. */
export function lineEnds(octets: Buffer): number[] {
  const ends: number[] = []
  for (let lf = octets.indexOf(10); lf !== -1; lf = octets.indexOf(10, lf + 1)) ends.push(lf + 1)
  return ends.filter(end => end < octets.length)
}

/** @param cuts offsets at which the message is cut into spans; each is overwritten after its call */
export function readCalls(
  octets: Buffer,
  cuts: readonly number[] = [],
  header: MessageStart['header'] = 'section',
  options: Partial<EntityOptions> = {},
): string {
  const calls: string[] = []
  const body: Buffer[] = []
  const told = (finding: Finding): void => {
    const {rule, severity, part, line} = finding
    calls.push(`finding ${rule} ${severity} part ${part ?? '-'} line ${line}`)
  }
  const reader = entityReader(
    {fallbackCharset: 'windows-1252', ...options},
    {
      fields: fields => {
        for (const {name, value} of fields.brief) calls.push(`${name}: ${value}`)
        const {id, date, from, to, cc, inReplyTo, references} = fields
        calls.push(JSON.stringify({id, date, from, to, cc, inReplyTo, references}))
      },
      partStart: (part, enclosed) => {
        calls.push(`part ${JSON.stringify(part)}`)
        if (enclosed !== null) calls.push(`enclosed, from ${JSON.stringify(enclosed.from)}`)
      },
      body: (bytes, start, end, continued, last) => {
        if (continued) calls.push('continued')
        body.push(Buffer.from(bytes.subarray(start, end)))
        if (last) calls.push(quote(Buffer.concat(body.splice(0)).toString()))
      },
      partEnd: () => calls.push('part end'),
      attachment: attachment => calls.push(`attachment ${JSON.stringify(attachment)}`),
    },
    told,
  )
  reader.messageStart({format: 'message', index: 0, offset: 0, line: 1, firstLine: 1, header})
  const edges = [0, ...cuts, octets.length]
  for (let span = 0; span + 1 < edges.length; span++) {
    // Lent octets lie amid others, which are not to be looked at.
    const piece = octets.subarray(edges[span], edges[span + 1])
    const lent = Buffer.concat([
      Buffer.from('\n--b\n'),
      piece,
      Buffer.from('\n--b--\n\n--outer--\n'),
    ])
    reader.write(lent, 5, 5 + piece.length)
    lent.fill(0x58)
  }
  reader.messageEnd(octets.length)
  return `${calls.join('\n')}\n`
}

/** Each line behind a bar, its eol visible where it is CRLF or missing. */
function quote(text: string): string {
  const lines = text.split('\n').map(line => `| ${line.replace('\r', '\\r')}`)
  const last = lines.pop()!
  return [...lines, ...(last === '| ' ? [] : [`${last}\\`])].join('\n')
}

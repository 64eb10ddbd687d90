/** Tells why the charset label of a part was believed, or was not (the repair `charset-label`). */
import {isAscii} from 'node:buffer'
import {findCharset} from '../charset/labels.ts'
import type {Place} from './explain-place.ts'

/** @returns the lines to print; none where the text is ASCII and nothing was found of its label */
export function explainLabel({part, body, readAs, charsetFindings}: Place): string[] {
  if (isAscii(body) && charsetFindings.length === 0) return []
  const label = part.charset === null ? 'not declared' : `declared ${JSON.stringify(part.charset)}`
  const found = charsetFindings.map(({message}) => message).join('; ')
  return [
    `charset-label: ${label}${readAs === null ? '' : `, read as ${JSON.stringify(readAs)}`}`,
    `    class     ${classOf(part.charset)}`,
    '    region    the whole part',
    `    evidence  ${found || octetsSay(readAs)}`,
    `    decision  ${readAs === null ? 'believed' : 'not believed'}`,
  ]
}

function octetsSay(readAs: string | null): string {
  if (readAs === null) return 'nothing speaks against it'
  return readAs === 'utf-8' ? 'the text is well-formed UTF-8' : 'the text is no UTF-8'
}

function classOf(label: string | null): string {
  if (label === null) return 'no label: UTF-8, or else the fallback'
  const charset = findCharset(label)
  if (charset === null || charset.by === 'none') return 'nobody knows this label: as good as none'
  if (charset.by === 'ascii' || charset.by === 'latin') {
    return 'programs write this label without knowing: UTF-8 where the text is well-formed in it'
  }
  return 'a label that says what it means'
}

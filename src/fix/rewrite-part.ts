/**
 * The edits that put a part's new text in the place of the old one: body, and the fields that
 * describe it (RFC 2045 §4 to §6).
 */
import {withoutEol} from '../mime/octets.ts'
import {TextBody} from '../mime/text-body.ts'
import type {TextPart} from '../types.ts'
import {applied, type Edit, inOrder, moved} from './edit.ts'
import {type ChangedText, encodePart} from './encode-part.ts'
import {HeaderSection} from './header-section.ts'
import {lengthEdits, measure} from './lengths.ts'
import type {PartDraft} from './part-draft.ts'
import {decodeTransfer, type EncodedBody, transferEdits} from './transfer.ts'
import type {FixOptions} from './types.ts'

/** A part as it stands in the content, and what it says. */
export interface ReadPart {
  readonly draft: PartDraft
  readonly content: Buffer
  /** Octets of the content that its encoded body has, without the delimiter's eol. */
  readonly start: number
  readonly end: number
  /** The text as it came, and the charset that a wrong or no label hid. */
  readonly before: Buffer
  readonly readAs: string | null
}

/** What a rewritten part came to. */
export interface RewrittenPart {
  readonly edits: readonly Edit[]
  /** Its label was put right. */
  readonly relabelled: boolean
}

const contentMd5: ReadonlySet<string> = new Set(['content-md5'])

export function readPart(draft: PartDraft, content: Buffer, fallback: string): ReadPart {
  const {start, end, delimited} = draft.place!
  const stop = delimited ? withoutEol(content, start, end) : end
  return {draft, content, start, end: stop, ...decoded(draft.part, content, start, stop, fallback)}
}

/** @returns null when nothing can say the text there; no edits when nothing differs */
export function rewritePart(read: ReadPart, options: FixOptions): RewrittenPart | null {
  const {draft, content, before} = read
  const {section} = draft.place!
  const raw = content.subarray(read.start, read.end)
  const encoding = draft.part.transferEncoding
  const octets = decodeTransfer(raw, encoding)
  const label = draft.part.charset
  const canLabel = section !== null && !section.type.startsWith('multipart/')
  const text: ChangedText = {
    label,
    fallback: options.fallbackCharset,
    readAs: read.readAs,
    octets,
    before,
    after: draft.text,
    joined: draft.joined,
    relabel: canLabel && options.repairs.has('charset-label'),
    modernise: canLabel && options.charset === 'utf-8',
  }
  const encoded = encodePart(text)
  if (encoded === null) return null
  if (encoded.edits.isEmpty && encoded.label === null) return {edits: [], relabelled: false}
  // Text without any section has no label to be wrong.
  const header = canLabel ? new HeaderSection(content, section) : null
  if (header === null && section !== null && encoded.label !== null) return null
  const body: EncodedBody = {raw, encoding, octets, eol: header?.eol ?? '\n'}
  const transfer = transferEdits(body, encoded.edits, header !== null)
  const fields = header && fieldsFor(header, encoded.label, transfer.encoding)
  if (header !== null && fields === null) return null
  const edits = [...(fields ?? []), ...moved(transfer.edits, read.start)]
  const counted =
    transfer.edits.length > 0 && header !== null ? countFields(header, raw, transfer.edits) : []
  return {edits: [...edits, ...counted], relabelled: encoded.isLie}
}

/** Edits of Content-Type, Content-Transfer-Encoding and MIME-Version; null when they cannot be made. */
function fieldsFor(
  header: HeaderSection,
  charset: string | null,
  encoding: string | null,
): Edit[] | null {
  const edits: Edit[] = []
  const added: string[] = []
  if (charset !== null) {
    const field = header.field('content-type')
    if (field !== null) edits.push(header.withCharset(field, charset))
    else added.push(`Content-Type: text/plain; charset=${charset}`)
  }
  if (encoding !== null) {
    const field = header.field('content-transfer-encoding')
    if (field !== null) edits.push(header.withBody(field, ` ${encoding}`))
    else added.push(`Content-Transfer-Encoding: ${encoding}`)
  }
  if (added.length === 0) return edits
  if (!header.isOpen) return null
  if (header.isMessage && header.field('mime-version') === null) added.unshift('MIME-Version: 1.0')
  return [...edits, header.adding(added)]
}

/** Fields that count or hash the body; those of the message itself count it as its container has it. */
function countFields(header: HeaderSection, raw: Buffer, edits: readonly Edit[]): Edit[] {
  const removed = header.without(contentMd5)
  if (header.isOutermost) return removed
  return [...removed, ...lengthEdits(header, measure(applied(raw, inOrder(edits))))]
}

/** The text of a body, read as the rooms read it: window by window. */
function decoded(
  part: TextPart,
  content: Buffer,
  start: number,
  end: number,
  fallback: string,
): {before: Buffer; readAs: string | null} {
  let readAs: string | null = null
  const pieces: Buffer[] = []
  const ignore = (): void => undefined
  const reader = new TextBody(
    {
      fields: ignore,
      partStart: ignore,
      body: (bytes, from, to) => pieces.push(Buffer.from(bytes.subarray(from, to))),
      partEnd: charset => {
        readAs = charset
      },
      attachment: ignore,
    },
    fallback,
    ignore,
  )
  reader.begin(part)
  reader.end(content, start, end, false)
  return {before: Buffer.concat(pieces), readAs}
}

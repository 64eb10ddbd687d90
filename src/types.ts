/**
 * The nouns that cross rooms, in the order the data flows. Types only: read this first.
 *   octets ─input→ chunks ─mailbox→ messages ─mime→ text parts ─charset→ UTF-8 bodies
 *          ─lines→ tables of lines ─repair→ repaired bodies ─quote→ depth, kind, author ─write→ octets
 * Spans are `(bytes, start, end)`. They are lent: whoever keeps one past the call copies it.
 */
import type {LineTable} from './lines/table.ts'
import type {SectionPlace} from './mime/places.ts'
import type {DigestMember} from './quote/digests.ts'

/** How an input is read (DESIGN §4). `maildir` is a Maildir or a directory of `.eml` files. */
export type InputFormat = 'message' | 'mbox' | 'maildir' | 'page' | 'text'

/** How an mbox tells body lines that begin with `From ` from separator lines. */
export type MboxDialect = 'mboxrd' | 'mboxo' | 'mboxcl' | 'mboxcl2'

export type Severity = 'info' | 'warning' | 'error'

/** Something a person may want to know of an input; work goes on. */
export interface Finding {
  /** Stable kebab-case id; only ever added, never renamed. */
  readonly rule: FindingRule
  readonly severity: Severity
  readonly message: string
  /** Line of the input, from 1; null where no line is at fault. */
  readonly line: number | null
  /** The part it is about (`2.1`), or null. */
  readonly part: string | null
}

export type FindingRule =
  | 'input-empty'
  | 'mbox-junk'
  | 'header-invalid'
  | 'header-unterminated'
  | 'limit-reached'
  | 'mime-boundary-missing'
  | 'mime-close-delimiter-missing'
  | 'transfer-encoding-unknown'
  | 'base64-invalid'
  | 'charset-unknown'
  | 'charset-invalid'
  | 'utf7-malformed'
  | 'html-only'
  | 'nul-octet'
  | 'signed-content'
  | RepairName

/** Takes a finding where it arises. */
export type Report = (finding: Finding) => void

// ── mailbox → mime ───────────────────────────────────────────────────────────────────────────────

/** A header field as it stands in the input (RFC 5322 §2.2). */
export interface HeaderField {
  /** As written, without the colon. */
  readonly name: string
  /** Raw octets of the field body after the colon, folded as found, without the last line's eol. */
  readonly body: Buffer
  /** Input line of the field's first line. */
  readonly line: number
}

export interface MessageStart {
  readonly format: InputFormat
  /** Number of the message in its input, from 0. */
  readonly index: number
  /** Octet of the input at which the message starts (an mbox's separator line included). */
  readonly offset: number
  /** Input line of that octet, from 1. */
  readonly line: number
  /** Input line of the first octet that `write` will bring. */
  readonly firstLine: number
  /** `section`: a header section comes first. `none`: all is body. A list: an archive page's own fields, then the body. */
  readonly header: 'section' | 'none' | readonly HeaderField[]
}

/**
 * Receives the messages of one input in order. Spans of `write` end at a line end, except the last
 * of a message and the pieces of a line longer than the reader holds.
 */
export interface MessageHandler {
  messageStart(start: MessageStart): void
  /** @param last nothing but `messageEnd` follows; false where that is not known yet */
  write(bytes: Buffer, start: number, end: number, last?: boolean): void
  /** @param length octets of the message in the input, separator line and escapes included */
  messageEnd(length: number): void
}

// ── mime → pipeline ──────────────────────────────────────────────────────────────────────────────

export interface Person {
  readonly name: string | null
  readonly address: string | null
}

/** A header field as decoded text. */
export interface ShownField {
  readonly name: string
  readonly value: string
  /** The value is known to be printable ASCII and HT on one line. */
  readonly isPlain?: boolean
}

/** The fields of a header section that requote shows, decoded (RFC 2047, RFC 5322 §3.6). */
export interface MessageFields {
  readonly id: string | null
  readonly subject: string | null
  readonly from: readonly Person[]
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  /** RFC 3339 in UTC, or null when the date is missing or cannot be parsed. */
  readonly date: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  /** Bodies of the fields with this lower-case name, of those that mime/noted-fields.ts lists. */
  values(key: string): readonly string[]
  /** Every field decoded and unfolded, in order, for `--headers all`. */
  readonly all: readonly ShownField[]
  /** From, To, Cc, Date and Subject as decoded text, as a reader wants to see them. */
  readonly brief: readonly ShownField[]
  /** Repairs made in field bodies. */
  readonly repairs: readonly FieldRepair[]
}

/** A text part that a reader sees. */
export interface TextPart {
  /** Address of the part as IMAP counts (`1`, `2.1`). */
  readonly part: string
  /** Lower-case type/subtype. */
  readonly type: string
  /** Charset as declared, lower case; null when none is. */
  readonly charset: string | null
  /** Lower-case Content-Transfer-Encoding; `7bit` when none is given. */
  readonly transferEncoding: string
  /** RFC 3676 format=flowed and DelSp=yes. */
  readonly flowed: boolean
  readonly delSp: boolean
  /** Input line on which the body starts. */
  readonly sourceLine: number
}

export interface Attachment {
  readonly part: string
  readonly type: string
  readonly name: string | null
  /** Octets of the content, transfer encoding removed where that is a matter of counting. */
  readonly octets: number
}

/** Receives the entities of one message. `readAs`: the charset that a wrong or no label hid. */
export interface EntityHandler {
  fields(fields: MessageFields): void
  /** @param enclosed of the innermost enclosed message with the part @param section has its fields */
  partStart(part: TextPart, enclosed: MessageFields | null, section: SectionPlace | null): void
  /**
   * One window of a decoded body, in UTF-8; a part over `windowOctets` comes in several.
   * @param continued it starts inside a line of the one before @param last of the part; may be empty
   */
  body(bytes: Buffer, start: number, end: number, continued: boolean, last: boolean): void
  partEnd(readAs: string | null): void
  attachment(attachment: Attachment): void
}

// ── lines → repair → quote ───────────────────────────────────────────────────────────────────────

export type RepairName =
  | 'utf7-leak'
  | 'qp-leak'
  | 'entity-leak'
  | 'word-leak'
  | 'mojibake'
  | 'charset-label'
  | 'mark-space'
  | 'from-escape'

/** One repaired place of a body; confidence is 0 to 1. */
export interface Repair {
  readonly rule: RepairName
  /** Line of the decoded body, from 1. */
  readonly line: number
  /** Column in the unrepaired line, in UTF-16 units from 1. */
  readonly column: number
  readonly before: string
  readonly after: string
  readonly confidence: number
}

/** One repaired place of a header field: its input line, and the column in its decoded body. */
export interface FieldRepair extends Omit<Repair, 'line'> {
  readonly field: string
  readonly line: number
}

/** One window of a part's body on its way through the rooms. */
export interface Body {
  /** UTF-8; lines are spans of it, and it ends with the last. A repair may put another buffer here. */
  bytes: Buffer
  /** The lines of `bytes`; a column store reused from body to body. */
  readonly lines: LineTable
  /** Number of line 0 in the part's decoded body, from 1. */
  readonly firstLine: number
  /** Line 0 continues the line that the window before left unfinished. */
  readonly continued: boolean
  readonly last: boolean
  readonly part: TextPart
  /** Lines (`firstLineOf`) that began with U+FEFF: there Apple Mail begins what it quotes. */
  quotationStarts?: Set<number>
  /** Rows whose innermost mark names who wrote the words: `AR` of `AR> text`. */
  tags?: ReadonlyMap<number, string> | undefined
  /** What the messages of a digest begin with, by its first row. */
  members?: ReadonlyMap<number, DigestMember> | undefined
}

export type BlockKind =
  | 'text'
  | 'attribution'
  | 'header-block'
  | 'signature'
  | 'footer'
  | 'patch'
  | 'verbatim'
  | 'forwarded'

/** How far depth may leave the marks: not at all, where proven, where likelier by far. */
export type RequoteLevel = 'off' | 'safe' | 'full'

export interface Attribution {
  readonly firstLine: number
  readonly lastLine: number
  /** Depth of the attribution's own lines. */
  readonly depth: number
  /** Depth of the words that it introduces. */
  readonly introduces: number
  readonly author: Person
  /** The date as the attribution writes it, or null. */
  readonly date: string | null
}

export type DepthRule =
  | 'mark-style'
  | 'wrap-broken'
  | 'mark-lost'
  | 'mark-extra'
  | 'marks-inline'
  | 'depth-implied'
  | 'thread'

/** A run of lines whose depth is not the number of their `>` marks; confidence is 0 to 1. */
export interface DepthChange {
  readonly firstLine: number
  readonly lastLine: number
  readonly from: number
  readonly to: number
  readonly rule: DepthRule
  readonly confidence: number
  /** The evidence in words. */
  readonly why: string
}

/** Where words were first written: a message, and a line of its part's body, from 1. */
export interface Origin {
  readonly id: string
  readonly line: number
}

/** What the quote room found in one window, beside the columns that it filled in `body.lines`. */
export interface Reading {
  /** `lines.author[i]` is an index into this list; -1 is nobody known. Grows from window to window. */
  readonly authors: readonly Person[]
  readonly attributions: readonly Attribution[]
  readonly depthChanges: readonly DepthChange[]
  /** With `--thread`: of each row, null where nothing tells. */
  readonly origins?: readonly (Origin | null)[]
}

// ── quote → write ────────────────────────────────────────────────────────────────────────────────

export interface MessageHead {
  readonly file: string
  readonly start: MessageStart
  readonly fields: MessageFields
}

/** Receives what is to be written, in input order. One writer per output. */
export interface MessageWriter {
  messageStart(head: MessageHead): void
  partStart(part: TextPart, enclosed?: MessageFields | null): void
  body(body: Body, reading: Reading): void
  /** @param repairs those of this part, as far as the log keeps them */
  partEnd(repairs: readonly Repair[]): void
  attachment(attachment: Attachment): void
  messageEnd(length: number, findings: readonly Finding[]): void
}

/** Where writers put octets, copied at once; the pipeline's owner drains it between chunks. */
export interface Output {
  span(bytes: Buffer, start: number, end: number): void
  text(text: string): void
}

/** Where the entities of a message stand, for who rewrites them. Types only. */

/** Where a header section and the body behind it stand, in octets of the message's content. */
export interface SectionPlace {
  readonly start: number
  /** Behind the last field; the empty line is no part of it. */
  readonly end: number
  /** First octet of the body. */
  readonly body: number
  /** Lower-case type/subtype of the entity that it describes. */
  readonly type: string
  /** The section of the entity that this one stands in; null for the message's own. */
  readonly outer: SectionPlace | null
}

/** Where the body of a text part stands as it is encoded, in octets of the message's content. */
export interface PartPlace {
  readonly part: string
  /** Null for text without any. That of a multipart, where one without parts is read as text. */
  readonly section: SectionPlace | null
  readonly start: number
  readonly end: number
  /** A delimiter follows: the eol before `end` belongs to it. */
  readonly delimited: boolean
}

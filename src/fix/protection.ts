/**
 * What must not be altered (DESIGN §1.7): signed and encrypted entities with all below them (RFC 1847,
 * RFC 8551), and OpenPGP in the text itself (RFC 9580 §6.2); and fields that sign a whole message.
 */
import type {SectionPlace} from '../mime/places.ts'
import {HeaderSection, mayHaveField, messageSection} from './header-section.ts'
import type {RefusalReason} from './types.ts'

export interface Protection {
  readonly reason: RefusalReason & ('signed' | 'encrypted')
  readonly message: string
}

const armour = Buffer.from('-----BEGIN PGP')
const names =
  '(?:dkim-signature|domainkey-signature|arc-(?:seal|message-signature|authentication-results)|x-developer-signature)'
const signature = new RegExp(`^${names}$`)
const signatureLine = new RegExp(`^${names}[ \\t]*:`, 'im')

/** Whether an entity, or one that holds it, forbids to alter it. */
export function entityProtection(section: SectionPlace | null): Protection | null {
  for (let place = section; place !== null; place = place.outer) {
    const {type} = place
    if (type === 'multipart/signed') return {reason: 'signed', message: `inside ${type}`}
    if (type === 'multipart/encrypted') return {reason: 'encrypted', message: `inside ${type}`}
    if (/^application\/(?:x-)?pkcs7-/.test(type)) return {reason: 'signed', message: type}
  }
  return null
}

/** Whether armour begins on a line of its own; a quoted one proves nothing to anybody any more. */
export function textProtection(text: Buffer): Protection | null {
  for (let at = text.indexOf(armour); at !== -1; at = text.indexOf(armour, at + armour.length)) {
    if (at > 0 && text[at - 1] !== 0x0a) continue
    const isMessage = text.toString('latin1', at + armour.length, at + 30).startsWith(' MESSAGE')
    return {reason: isMessage ? 'encrypted' : 'signed', message: 'OpenPGP in the text'}
  }
  return null
}

/** Names of the fields that sign the message, as written. @param content has a header section */
export function signatureFields(content: Buffer, fallback: string): string[] {
  if (!mayHaveField(content, signatureLine)) return []
  const {fields} = new HeaderSection(content, messageSection(content, fallback))
  const found = fields.filter(({key}) => signature.test(key)).map(({name}) => name)
  return [...new Set(found)]
}

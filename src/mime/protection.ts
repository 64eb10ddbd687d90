/**
 * What must not be altered (DESIGN §1.7): signed and encrypted entities with all below them (RFC 1847,
 * RFC 8551), and OpenPGP in the text itself (RFC 9580 §6.2). Where an entity stands, or its text, comes
 * in; why it is protected goes out.
 */
import type {SectionPlace} from './places.ts'

export interface Protection {
  readonly reason: 'signed' | 'encrypted'
  readonly message: string
}

const armour = Buffer.from('-----BEGIN PGP')

/** What is said of OpenPGP in a text. */
export const inText = 'OpenPGP in the text'

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
    return {reason: isMessage ? 'encrypted' : 'signed', message: inText}
  }
  return null
}

/** The fields that sign a whole message, body and all: a repair breaks what they prove. */
import {HeaderSection, mayHaveField, messageSection} from './header-section.ts'

const names =
  '(?:dkim-signature|domainkey-signature|arc-(?:seal|message-signature|authentication-results)|x-developer-signature)'
const signature = new RegExp(`^${names}$`)
const signatureLine = new RegExp(`^${names}[ \\t]*:`, 'im')

/** Names of the fields that sign the message, as written. @param content has a header section */
export function signatureFields(content: Buffer, fallback: string): string[] {
  if (!mayHaveField(content, signatureLine)) return []
  const {fields} = new HeaderSection(content, messageSection(content, fallback))
  const found = fields.filter(({key}) => signature.test(key)).map(({name}) => name)
  return [...new Set(found)]
}

/**
 * Text to UTF-7 (RFC 2152): printable ASCII stands as it is, everything else in base64 of UTF-16BE.
 *
 *     1 + 1 is £2     1 +- 1 is +AKM-2
 *
 * The `utf7` package encodes a blank, too, and cannot read `>>>` back that it has written itself.
 */

/** Sets D and O and white space (RFC 2152 §2): all of ASCII but `+`, `\`, `~` and controls. */
const coded = /[^\t\n\r -*,-[\]-}]+/g

export function encodeUtf7(text: string): Buffer {
  return Buffer.from(text.replace(coded, encodeRun))
}

/** A run of plus signs alone has its own short form. */
function encodeRun(run: string): string {
  if (/^\++$/.test(run)) return '+-'.repeat(run.length)
  const octets = Buffer.from(run, 'utf16le').swap16()
  return `+${octets.toString('base64').replaceAll('=', '')}-`
}

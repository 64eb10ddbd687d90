/** What a text's characters tell of its script. */

export const beyondAscii: RegExp = /[^\x00-\x7f]/

/** Has a letter of a script that puts no spaces between words (or glues its particles on). */
export function isUnspaced(text: string): boolean {
  return (
    beyondAscii.test(text) &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
  )
}

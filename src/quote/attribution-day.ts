/**
 * The day that an attribution or a header block tells, so that two of them can be put in order: what
 * is quoted is older than what quotes it.
 */

/** Beginnings of the months' names in languages with Latin letters, January first. */
const months: readonly RegExp[] = [
  /^(?:jan|ene|gen)/,
  /^f[eé][bv]/,
  /^m(?:[aä]r|rz|rt)/,
  /^(?:apr|abr|avr)/,
  /^(?:ma[ijyg]|mei)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|ago|aoû)/,
  /^se[pt]/,
  /^(?:o[ck]t|out|ott)/,
  /^nov/,
  /^d[eéi][cz]/,
]
const dayFirst = /\b(\d{1,2})(?:\.|st|nd|rd|th)?[ -](?:de )?(\p{L}{3,12})/gu
const monthFirst = /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})\b/gu
const isoDate = /\b(\d{4})-(\d\d)-(\d\d)\b/
const yearAlone = /\b(?:19|20)\d\d\b/
const maxLength = 100

/**
 * Days from 1 January 1970 to the date in `text`; null when it has no year, or only numbers whose
 * order nobody knows (`02/03/2025`).
 */
export function dayOf(text: string | null): number | null {
  if (text === null) return null
  const date = text.slice(0, maxLength).toLowerCase()
  const iso = isoDate.exec(date)
  if (iso) return daysTo(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))
  const year = yearAlone.exec(date)
  if (year === null) return null
  for (const [, day, name] of date.matchAll(dayFirst)) {
    const month = monthOf(name!)
    if (month >= 0) return daysTo(Number(year[0]), month, Number(day))
  }
  for (const [, name, day] of date.matchAll(monthFirst)) {
    const month = monthOf(name!)
    if (month >= 0) return daysTo(Number(year[0]), month, Number(day))
  }
  return null
}

function monthOf(name: string): number {
  return months.findIndex(month => month.test(name))
}

function daysTo(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month, day) / 86_400_000)
}

/**
 * Invented words for the bench: a seeded stream of random numbers, people, dates, paragraphs and
 * reply bodies. The same seed gives the same text on every machine and every Node, so nothing here
 * depends on the platform's own random numbers or on inexact arithmetic.
 */

const words = `the of to and a in is it that for on with as was be this by are not or at from but
which have an they one you all we can has more when there will if out so up said what its about than
into them only other time new some could these two may then do first any my now such like our over
man me even most made after also did many before must through back years where much your way well
down should because each just those people how too little state good very make world still own see
men work long get here between both life being under never day same another know while last might us
great old year off come since against go came right used take three plan table field river garden
letter window market harbour bridge kitchen weather journey village teacher station ticket lantern
paper pencil basket orchard shelf carpet bottle candle corner pocket copper silver timber gravel
list thread mail reply header body line mark quote prefix margin column octet buffer parser reader
writer filter stream offset length record folder archive index digest server client socket packet
queue lock cache page block sector driver kernel module branch merge commit patch series review
maintainer release version package library option default value function argument return error
warning failure trace timeout register counter interrupt handler device memory address pointer
because however although perhaps therefore meanwhile certainly probably usually sometimes always
please thanks regards agree doubt suggest propose discuss explain remember understand consider
documentation implementation configuration synchronisation initialisation authentication`.split(
  /\s+/,
)

const latinWords =
  'café naïve résumé Málaga Tromsø Gävle façade São Übung øre señor déjà garçon crème Brücke élan'.split(
    ' ',
  )
const unicodeWords = [
  ...latinWords,
  ...'“so” — … ‘so’ → € 日本語 Привет Ελλάδα žluťoučký'.split(' '),
]

/** People of the bench: a name within latin-1 and the local part of an example.org address. */
export const people = [
  ['Ana Ruiz', 'ana.ruiz'],
  ['Bo Lind', 'bo'],
  ['Chloé Marchand', 'chloe.marchand'],
  ['Dirk Vogel', 'dvogel'],
  ['Eszter Nagy', 'eszter'],
  ['Fiona Byrne', 'fiona.byrne'],
  ['Göran Åkerlund', 'goran'],
  ['Hana Mori', 'hana.mori'],
  ['Inês Araújo', 'ines'],
  ['Jörg Weiß', 'joerg.weiss'],
  ['Kofi Mensah', 'kofi'],
  ["Lena O'Shea", 'lena.oshea'],
  ['Miro Kovac', 'mkovac'],
  ['Nadia Haddad', 'nadia'],
  ['Ola Strøm', 'ola.strom'],
  ['Pia Müller', 'pia'],
]

const domains = ['example.org', 'example.org', 'lists.example.org', 'mail.example.org']

/**
 * A stream of random numbers (mulberry32).
 * @param {string} seed
 */
export function randomOf(seed) {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) {
    state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193)
  }
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = limit => Math.floor(next() * limit)
  return {
    next,
    /** 0 … limit-1 */
    below,
    /** low … high */
    between: (low, high) => low + below(high - low + 1),
    chance: share => next() < share,
    pick: list => list[below(list.length)],
  }
}

/** @typedef {ReturnType<typeof randomOf>} Random */
/** @typedef {'ascii' | 'latin' | 'unicode'} Alphabet */
/** @typedef {{flows: boolean, lines: string[]}} Paragraph */

/** A word, the common ones oftener. @param {Random} random */
export function word(random) {
  const share = random.next()
  return words[Math.floor(words.length * share * share)]
}

/** @param {Random} random @param {number} low @param {number} high */
export function phrase(random, low, high) {
  return Array.from({length: random.between(low, high)}, () => word(random)).join(' ')
}

/** @param {Random} random */
export function domain(random) {
  return random.pick(domains)
}

/** @param {Random} random */
export function person(random) {
  const [name, local] = random.pick(people)
  return {name, address: `${local}@${domain(random)}`}
}

/** A date as RFC 5322 §3.3 writes it and as an mbox's separator line does. @param {Random} random */
export function date(random) {
  const day = new Date(946684800000 + random.below(800000000) * 1000).toUTCString()
  const [weekday, date, month, year, time] = day.replace(',', '').split(' ')
  return {
    rfc5322: `${weekday}, ${date} ${month} ${year} ${time} +0${random.below(10)}00`,
    asctime: `${weekday} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`,
  }
}

/** Marks and punctuation that a leak spoils, and look-alikes of damage. */
const ornaments = [
  (_, word) => `"${word}"`,
  (_, word) => `(${word})`,
  (_, word) => `${word},`,
  (_, word) => `${word};`,
  () => "it's",
  (_, word) => `*${word}*`,
  (_, word) => `_${word}_`,
  (random, word) => `${word}@${domain(random)}`,
  (_, word) => `<${word}>`,
  (random, word) => `${word}=${random.below(99)}`,
  (random, word) => `http://${domain(random)}/${word}?a=1&b=2`,
  random => `at ${10 + random.below(14)}:${10 + random.below(50)} +0${random.below(10)}00`,
]

/** @param {Random} random @param {Alphabet} alphabet */
function sentence(random, alphabet) {
  const list = Array.from({length: random.between(6, 22)}, () => word(random))
  list[0] = list[0][0].toUpperCase() + list[0].slice(1)
  for (let left = random.pick([0, 0, 0, 1, 1, 2]); left > 0; left--) {
    const at = random.below(list.length)
    list[at] = random.pick(ornaments)(random, list[at])
  }
  if (alphabet !== 'ascii' && random.chance(0.5)) {
    list[random.below(list.length)] = random.pick(alphabet === 'latin' ? latinWords : unicodeWords)
  }
  return list.join(' ') + random.pick(['.', '.', '.', '.', '.', '?', '!', ':'])
}

/** @param {string} text @param {number} width */
function wrap(text, width) {
  const lines = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines
}

const statements = [
  (a, b) => `if (${a} > ${b})`,
  (a, b) => `return ${a}->${b};`,
  (a, b) => `${a} = ${b} + 1;`,
  (a, b) => `${a}(&${b}, sizeof(*${b}));`,
  (a, b) => `#define ${a} ${b}`,
  () => '}',
  () => '{',
]

/** @param {Random} random @returns {Paragraph} */
function code(random) {
  const lines = Array.from({length: random.between(3, 12)}, () => {
    const sign = random.pick(['+', '-', ' ', ' ']) + '\t'.repeat(random.below(4))
    return sign + random.pick(statements)(word(random), word(random))
  })
  return {flows: false, lines}
}

/** @param {Random} random @returns {Paragraph} */
function list(random) {
  const item = () => `  ${random.pick(['*', '-', '1'])} ${phrase(random, 3, 9)}`
  return {flows: false, lines: Array.from({length: random.between(2, 6)}, item)}
}

/**
 * Paragraphs to build bodies from: prose wrapped at 62 to 74 columns, code, lists.
 * @param {Random} random
 * @param {Alphabet} alphabet
 * @param {number} count
 * @returns {Paragraph[]}
 */
export function paragraphs(random, alphabet, count) {
  return Array.from({length: count}, () => {
    const kind = random.next()
    if (kind >= 0.92) return list(random)
    if (kind >= 0.82) return code(random)
    const text = Array.from({length: random.between(1, 6)}, () => sentence(random, alphabet))
    return {flows: true, lines: wrap(text.join(' '), random.between(62, 74))}
  })
}

/** @typedef {{depth: number, attribution: string | null, paragraph: number}} Block */

/**
 * The plan of a reply: paragraphs at changing depths, attributions where the depth changes.
 * @param {Random} random
 * @param {number} deepest
 * @param {number} octets about how long
 * @returns {Block[]}
 */
export function plan(random, deepest, octets) {
  const blocks = []
  let depth = random.between(0, Math.min(2, deepest))
  for (let size = 0; size < octets; size += 290) {
    if (random.chance(0.35)) {
      const step = depth + random.pick([-1, 1])
      depth = random.chance(0.25)
        ? random.between(0, deepest)
        : Math.max(0, Math.min(deepest, step))
      if (depth > 0) {
        const {name, address} = person(random)
        const on = date(random).rfc5322.slice(0, 22)
        const attribution = `On ${on}, ${name} <${address}> wrote:`
        blocks.push({depth: depth - 1, attribution, paragraph: 0})
        size += 60
      }
    }
    blocks.push({depth, attribution: null, paragraph: random.below(1 << 30)})
  }
  return blocks
}

/** `> > ` or `>> `: both are in use. @param {number} depth @param {boolean} spaced */
export function prefix(depth, spaced) {
  if (depth === 0) return ''
  return spaced ? '> '.repeat(depth) : `${'>'.repeat(depth)} `
}

/**
 * The lines of a reply body. Flowed ones are soft-broken inside prose and space-stuffed (RFC 3676
 * §4.1, §4.4); their marks stand together, as §4.5 asks.
 * @param {Random} random
 * @param {Paragraph[]} pool
 * @param {boolean} flowed
 * @returns {string[]}
 */
export function replyLines(random, pool, flowed = false) {
  const spaced = random.chance(0.7) && !flowed
  const deepest = random.pick([1, 2, 2, 3, 4, 6])
  const lines = []
  for (const {depth, attribution, paragraph} of plan(random, deepest, random.between(900, 5200))) {
    const before = prefix(depth, spaced)
    if (attribution !== null) {
      lines.push(before + attribution)
      continue
    }
    const {flows, lines: content} = pool[paragraph % pool.length]
    for (let at = 0; at < content.length; at++) {
      const stuffing = flowed && depth === 0 && /^(?:[ >]|From )/.test(content[at]) ? ' ' : ''
      const soft = flowed && flows && at < content.length - 1 ? ' ' : ''
      lines.push(before + stuffing + content[at] + soft)
    }
    lines.push(before.trimEnd())
  }
  if (random.chance(0.6)) lines.push('-- ', person(random).name, `https://${domain(random)}/~me`)
  return lines
}

/**
 * Shows what the repairs made of real mail, which the project does not ship: each repaired line of
 * `../shared/corpora/archives`, or of other archives, before and after, to be read by a person.
 * Where there is nothing to read, this says so and ends with 0.
 *
 *     node test/scores/repairs.js [--rule RULE]… [--show N|all] [--off RULES] [ARCHIVE…]
 *
 * An ARCHIVE is a name in that folder, a file or a directory that requote reads, or a `.jsonl` whose
 * records have a `body`. Lines that changed in the same way are shown once, with their count and the
 * first place: file:message, part and line of the decoded body. `--off` leaves repairs out.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const archives = join(dirname(root), 'shared', 'corpora', 'archives')

/** Characters of a changed line that are shown before and behind the change. */
const around = 34

const {values, positionals} = parseArgs({
  options: {
    rule: {type: 'string', multiple: true, default: []},
    show: {type: 'string', default: '20'},
    off: {type: 'string', default: ''},
  },
  allowPositionals: true,
})

/** Paths of what was named, or of all archives. */
function listFiles() {
  if (positionals.length === 0) {
    return readdirSync(archives)
      .filter(file => file.endsWith('.mbox.gz'))
      .map(file => join(archives, file))
  }
  return positionals.map(name =>
    existsSync(name) ? name : join(archives, `${name.replace(/\.mbox\.gz$/, '')}.mbox.gz`),
  )
}

/** The mail of a file as the program's arguments and input. */
function inputOf(file) {
  if (!/\.jsonl(?:\.gz)?$/.test(file)) return {paths: [file]}
  const octets = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(octets) : octets).toString()
  const bodies = text.split('\n').filter(Boolean)
  const separator = 'From list@example.org Thu Jan  1 00:00:00 1970\n\n'
  const escaped = bodies.map(line => (JSON.parse(line).body ?? '').replace(/^(>*From )/gm, '>$1'))
  return {
    paths: ['--mbox', 'mboxrd', '-'],
    input: `${separator}${escaped.join(`\n\n${separator}`)}\n`,
  }
}

function pathsBelow(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => pathsBelow(join(path, name)))
}

/** The records of an input, with these repairs. */
function read(file, repair) {
  const {paths, input = ''} = inputOf(file)
  const all = paths.flatMap(path => (existsSync(path) ? pathsBelow(path) : [path]))
  const argv = [join(root, 'bin', 'requote.js'), '--json', '-q', '--repair', repair, ...all]
  const stdout = execFileSync(process.execPath, argv, {input, maxBuffer: 1 << 30})
  // A string holds half a GiB: a record at a time is made one.
  const records = []
  for (let at = 0, lf = stdout.indexOf(10); lf !== -1; at = lf + 1, lf = stdout.indexOf(10, at)) {
    records.push(JSON.parse(stdout.toString('utf8', at, lf)))
  }
  return records
}

/** Texts of a part's lines, by number. */
function linesOf(part) {
  const lines = new Map()
  for (const {firstLine, text, depth} of part?.blocks ?? []) {
    for (const [index, line] of text.split('\n').entries()) {
      lines.set(firstLine + index, `${'>'.repeat(depth)} ${line}`)
    }
  }
  return lines
}

/** Blanks and what has no width, made visible. */
function visible(text) {
  return text.replaceAll('\n', '↵').replace(/\p{C}|[\u00a0\u3000]|\p{Mn}/gu, char => {
    const point = char.codePointAt(0)
    return `<${point.toString(16).toUpperCase().padStart(4, '0')}>`
  })
}

/** What differs between two lines, and some of what stands beside it. */
function cut(before, after) {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const from = Math.max(0, head - around)
  const shown = text => text.slice(from, Math.max(head, text.length - tail) + around)
  return [shown(before), shown(after)].map(visible)
}

/** Takes the changes of one part or header section, a line at a time. */
function collect(found, place, before, after, repairs) {
  const byLine = new Map()
  for (const repair of repairs) {
    const key = `${repair.rule} ${repair.field ?? repair.line}`
    byLine.set(key, [...(byLine.get(key) ?? []), repair])
  }
  for (const [, ofLine] of byLine) {
    const [{rule, line, field}] = ofLine
    const made = ofLine.map(one => `${one.before}→${one.after}`)
    const old = before?.get(line) ?? ofLine.map(one => one.before).join(' … ')
    const now = after?.get(line) ?? ofLine.map(one => one.after).join(' … ')
    // Quoted-printable and UTF-7 join lines, so that the line of that number is another one.
    const isListed = /^(?:qp|utf7)-leak$|^charset-label$/.test(rule) || field !== undefined
    const texts = isListed ? [visible(old.slice(0, 100)), visible(made.join(' … '))] : cut(old, now)
    const key = `${rule}\n${texts.join('\n')}`
    const one = found.get(key) ?? {
      rule,
      texts,
      count: 0,
      places: 0,
      first: `${place} ${field ?? line}`,
    }
    one.count++
    one.places += ofLine.length
    found.set(key, one)
  }
}

function main() {
  if (positionals.length === 0 && !existsSync(archives)) {
    return console.log('repairs: no ../shared/corpora/archives, nothing read')
  }
  const found = new Map()
  for (const file of listFiles()) {
    const off = values.off === '' ? '' : `,${values.off.replace(/(^|,)/g, '$1-')}`
    const [plain, repaired] = [read(file, 'none'), read(file, `all${off}`)]
    for (const [index, record] of repaired.entries()) {
      const place = `${basename(record.source.file === '-' ? file : record.source.file).replace('.mbox.gz', '')}:${index}`
      collect(found, place, null, null, record.repairs)
      for (const part of record.parts) {
        if (part.repairs.length === 0) continue
        const before = plain[index].parts.find(one => one.part === part.part)
        collect(found, `${place} ${part.part}`, linesOf(before), linesOf(part), part.repairs)
      }
    }
  }
  show([...found.values()])
}

function show(found) {
  const rules = [...new Set(found.map(({rule}) => rule))].sort()
  const most = values.show === 'all' ? Number.POSITIVE_INFINITY : Number(values.show)
  for (const rule of rules) {
    if (values.rule.length > 0 && !values.rule.includes(rule)) continue
    const own = found.filter(one => one.rule === rule)
    console.log(`\n## ${rule}`)
    for (const {texts, count, first} of own.slice(0, most)) {
      console.log(`${count}× ${first}\n  - ${texts[0]}\n  + ${texts[1]}`)
    }
    if (own.length > most) console.log(`… and ${own.length - most} more`)
  }
  console.log('\n| rule | places | lines | different lines |\n| --- | --: | --: | --: |')
  const sum = (own, name) => own.reduce((total, one) => total + one[name], 0)
  for (const rule of rules) {
    const own = found.filter(one => one.rule === rule)
    console.log(`| ${rule} | ${sum(own, 'places')} | ${sum(own, 'count')} | ${own.length} |`)
  }
}

main()

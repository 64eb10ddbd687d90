/** The page docs/rules.md: every rule with its samples, made of the table. Markdown out. */
import {rules} from './rules.ts'
import type {Rule} from './types.ts'

/** A longer sample line, and a longer sample, are cut. */
const maxColumns = 100
const maxLines = 14

const preface = `# Rules of \`requote lint\`

Made from \`src/lint/rules.ts\` by \`node scripts/rules-doc.js\`; do not edit it here.

A rule has a severity: **error** where every reader sees wrong text, **warning** where something is damaged or
most readers go wrong, **info** where it is good to know. \`--rule id=level\` or the configuration gives it another
one, or \`off\`. A suspicion (damage that is not proven) and the lesser cases that a rule names are told as info
whatever its level. *Can be mended* means that \`requote fix\` does it, where the content is not signed.
`

/** The whole page. */
export function rulesPage(): string {
  const rows = rules.map(
    ({id, severity, fixable, summary}) =>
      `| [\`${id}\`](#${id}) | ${severity} | ${fixable ? 'yes' : ''} | ${summary} |`,
  )
  const table = [
    '| rule | severity | can be mended | what it finds |',
    '|---|---|---|---|',
    ...rows,
  ]
  return `${[preface, `${table.join('\n')}\n`, ...rules.map(section)].join('\n')}`
}

function section({id, severity, fixable, summary, why, bad, good}: Rule): string {
  return `## ${id}

${summary}. *${severity}${fixable ? ', can be mended' : ''}*

${why}

Found in:

${sample(bad)}
Not in:

${sample(good)}`
}

function sample(text: string): string {
  if (text === '') return '(nothing at all)\n'
  const lines = text.replace(/\n$/, '').split('\n')
  const shown = lines.slice(0, maxLines).map(visible)
  if (lines.length > maxLines) shown.push(`… ${lines.length - maxLines} more lines`)
  return `\`\`\`text\n${shown.join('\n')}\n\`\`\`\n`
}

/** A line in which everything can be seen. */
function visible(line: string): string {
  const cut =
    line.length > maxColumns ? `${line.slice(0, maxColumns)}… (${line.length} octets)` : line
  return cut.replace(
    /[\x00-\x08\x0b-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    character => {
      const number = character.charCodeAt(0).toString(16).toUpperCase()
      return `<U+${number.padStart(4, '0')}>`
    },
  )
}

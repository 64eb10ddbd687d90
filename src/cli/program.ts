/**
 * The command line: commander's declarations, and nothing done yet.
 *
 * `parseArguments` gives what to run, or what to say instead: help, the version, or what is wrong
 * (commander would exit with 1 there, and write before we know where to).
 */
import {Command, CommanderError, Option} from 'commander'
import {
  colorChoices,
  headersChoices,
  inputChoices,
  marksChoices,
  mboxChoices,
  type Options,
  parseCharset,
  parseDepth,
  parsePart,
  parsePlace,
  parseRepairs,
  repairNames,
  requoteChoices,
} from './options.ts'

export type Invocation =
  | {readonly kind: 'run'; readonly files: readonly string[]; readonly options: Options}
  /** Help or version, for stdout. */
  | {readonly kind: 'tell'; readonly text: string}
  /** Wrong use; `text` says what is wrong. */
  | {readonly kind: 'wrong'; readonly text: string}

const before = `requote takes damaged e-mail and gives back clean text with true quote depth.

Examples:
  requote mail.eml                    read one mail
  curl -s $URL | requote              clean an archive's page
  requote --json list.mbox.gz | jq    who wrote which line, one object a message
  requote --max-depth 1 inbox/        a Maildir, without what is quoted twice
`

const after = `
Exit status:
  0  done
  2  wrong use
  3  an input could not be read, or the output not be written; the others are done`

/** @param argv the words behind the program's name */
export function parseArguments(argv: readonly string[], version: string): Invocation {
  let told = ''
  let wrong = ''
  const program = declare(version)
  program
    .configureHelp({optionDescription})
    .exitOverride()
    .configureOutput({
      writeOut: text => {
        told += text
      },
      writeErr: text => {
        wrong += text
      },
      getOutHelpWidth: () => 92,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  try {
    program.parse(argv, {from: 'user'})
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return {kind: 'tell', text: told}
    return {kind: 'wrong', text: (wrong || error.message).replace(/^error: /, '').trim()}
  }
  return {kind: 'run', files: program.args, options: program.opts<Options>()}
}

function declare(version: string): Command {
  const program = new Command('requote')
  program
    .usage('[options] [file...]')
    .argument('[file...]', 'mails, mailboxes, Maildirs, archive pages; - or none is stdin')
    .helpOption('-h, --help', 'show this help')
    .version(version, '-V, --version', 'show the version')
    .addHelpText('before', before)
    .addHelpText('after', after)
  declareOutput(program)
  declareText(program)
  declareReading(program)
  declareTalk(program)
  return program
}

function declareOutput(program: Command): void {
  program
    .optionsGroup('Output:')
    .option('-j, --json', 'one JSON object a message', false)
    .addOption(new Option('-o, --output <file>', 'write there, not to stdout').default(null))
    .addOption(new Option('--part <n>', 'only this text part').default(null).argParser(parsePart))
}

function declareText(program: Command): void {
  program
    .optionsGroup('Text:')
    .addOption(choice('--headers <which>', 'header fields', headersChoices, 'brief'))
    .addOption(choice('--marks <style>', '>>> text, > > > text, as found', marksChoices, 'compact'))
    .addOption(
      new Option('--max-depth <n>', 'leave out what is quoted deeper')
        .default(null)
        .argParser(parseDepth),
    )
    .option('--rejoin', 'join lines that a later wrap broke', false)
    .option('--no-signature', 'leave out signatures')
}

function declareReading(program: Command): void {
  const names = `repairs: all, none, or names, -name to leave one out (${repairNames.join(', ')})`
  program
    .optionsGroup('Reading:')
    .addOption(choice('--input <format>', 'format of the input', inputChoices, 'auto'))
    .addOption(choice('--mbox <dialect>', 'dialect of an mbox', mboxChoices, 'auto'))
    .addOption(
      new Option('--repair <list>', names)
        .argParser(parseRepairs)
        .default(parseRepairs('all'), 'all'),
    )
    .addOption(choice('--requote <level>', 'depth from evidence', requoteChoices, 'full'))
    .addOption(
      new Option('--fallback-charset <label>', 'for text without a usable label')
        .argParser(parseCharset)
        .default('windows-1252'),
    )
}

function declareTalk(program: Command): void {
  program
    .optionsGroup('Talk:')
    .addOption(choice('--color <when>', 'colour by depth', colorChoices, 'auto'))
    .option('--stats', 'a summary on stderr', false)
    .option('-q, --quiet', 'no findings on stderr', false)
    .option('-v, --verbose', 'every finding on stderr', false)
    .addOption(
      new Option('--explain-repair <file:line>', 'why a line is repaired, or is not')
        .default(null)
        .argParser(parsePlace),
    )
}

/** As commander's own, in fewer words. */
function optionDescription({
  description,
  argChoices,
  defaultValue,
  defaultValueDescription,
}: Option): string {
  const choices = argChoices === undefined ? '' : `: ${argChoices.join(', ')}`
  const value = defaultValueDescription ?? defaultValue
  return `${description}${choices}${typeof value === 'string' ? ` (default ${value})` : ''}`
}

function choice(flags: string, text: string, choices: readonly string[], value: string): Option {
  return new Option(flags, text).choices(choices).default(value)
}

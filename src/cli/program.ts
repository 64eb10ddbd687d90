/** The command line of the text and JSON command: commander's declarations, and nothing done yet. */
import {Command, Option} from 'commander'
import {choice, declareReading, type Invocation, interpret} from './arguments.ts'
import {
  colorChoices,
  headersChoices,
  marksChoices,
  type Options,
  parseDepth,
  parseJobs,
  parsePart,
  parsePlace,
} from './options.ts'

const before = `requote takes damaged e-mail and gives back clean text with true quote depth.

Examples:
  requote mail.eml                    read one mail
  curl -s $URL | requote              clean an archive's page
  requote --json list.mbox.gz | jq    who wrote which line, one object a message
  requote --max-depth 1 inbox/        a Maildir, without what is quoted twice
`

const after = `
Commands:
  requote fix [options] [path...]   the same mail back, repaired; see requote fix --help
  requote lint [options] [path...]  findings for people and for CI; see requote lint --help
  requote completion <shell>        what bash, zsh or fish has to read to complete all this

Exit status:
  0  done
  2  wrong use
  3  an input could not be read, or the output not be written; the others are done`

/** @param argv the words behind the program's name */
export function parseArguments(argv: readonly string[], version: string): Invocation<Options> {
  return interpret(textCommand(version), argv)
}

/** The declarations, for the parser, the completions and the manual. */
export function textCommand(version: string): Command {
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
  declareReading(program, 'full')
  program.option('--thread', 'messages that were answered are evidence, too', false)
  declareTalk(program)
  return program
}

function declareOutput(program: Command): void {
  program
    .optionsGroup('Output:')
    .option('-j, --json', 'one JSON object a message', false)
    .addOption(new Option('-o, --output <file>', 'write there, not to stdout').default(null))
    .addOption(new Option('--part <n>', 'only this text part').default(null).argParser(parsePart))
    .addOption(
      new Option('--jobs <n>', 'threads that share the messages of files')
        .argParser(parseJobs)
        .default(1, '1'),
    )
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

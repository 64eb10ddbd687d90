/** The command line of `requote lint`: commander's declarations, and nothing done yet. */
import {Command, Option} from 'commander'
import type {ReadingOptions} from '../lint/config.ts'
import {formatNames} from '../lint/report/formats.ts'
import {choice, declareReading, type Invocation, interpret} from './arguments.ts'
import {
  collectFormat,
  collectRule,
  formatTargets,
  type LintCommandOptions,
  type LintWords,
  lintConflict,
  parseCount,
  parseFile,
  parseRule,
  withBaselineFile,
} from './lint-options.ts'
import {colorChoices, parseJobs} from './options.ts'

const before = `requote lint finds damage in archived mail, for people and for CI.

Examples:
  requote lint                            all mail below the current directory
  requote lint --fail-on error lists/     warnings are told and do not fail the run
  requote lint --format sarif:out.sarif --format pretty 'lists/**/*.mbox.gz'
  requote lint --fix lists/               mend what can be mended, tell the rest
  requote lint --write-baseline           from now on, only what is new
  requote lint --explain utf7-leak        what a rule looks for, and why
  curl -s $URL | requote lint -           stdin
`

const after = `
Paths are files, folders of mail (.eml, .mbox, .mbx, .mail, Maildirs, also .gz and .zst), globs.
What .gitignore or .requoteignore names is left out of folders and globs.
Formats: ${formatNames.join(', ')}.
Without --format: pretty on a terminal, github where GITHUB_ACTIONS is true, else compact.

Exit status:
  0  nothing found that counts
  1  findings at or above --fail-on, or more warnings than --max-warnings
  2  wrong use, or a configuration or baseline that cannot be used
  3  an input could not be read, or a report not be written; the others are done`

/** @param argv the words behind `lint` */
export function parseLintArguments(
  argv: readonly string[],
  version: string,
): Invocation<LintCommandOptions> {
  const command = lintCommand(version)
  const invocation = interpret<LintWords & Required<ReadingOptions>>(
    command,
    withBaselineFile(argv),
  )
  if (invocation.kind !== 'run') return invocation
  const {files, options} = invocation
  const targets = formatTargets(options.format)
  if (typeof targets === 'string') return {kind: 'wrong', text: targets}
  const wrong = lintConflict(files, options)
  if (wrong !== null) return {kind: 'wrong', text: wrong}
  const {input, mbox, repair, requote, fallbackCharset} = options
  const reading = {input, mbox, repair, requote, fallbackCharset}
  return {kind: 'run', files, options: {...options, targets, reading, given: given(command)}}
}

/** The reading options that stood on the command line. */
function given(command: Command): ReadingOptions {
  const names = ['input', 'mbox', 'repair', 'requote', 'fallbackCharset']
  const said = names.filter(name => command.getOptionValueSource(name) === 'cli')
  return Object.fromEntries(said.map(name => [name, command.getOptionValue(name)]))
}

/** The declarations, for the parser, the completions and the manual. */
export function lintCommand(version: string): Command {
  const command = new Command('requote lint')
  command
    .usage('[options] [path...]')
    .argument('[path...]', 'what to look at; - is stdin; none is the current directory')
    .helpOption('-h, --help', 'show this help')
    .version(version, '-V, --version', 'show the version')
    .addHelpText('before', before)
    .addHelpText('after', after)
  declareReport(command)
  declareRepair(command)
  declareRules(command)
  declareBaseline(command)
  declareFiles(command)
  declareReading(command, 'full')
  declareTalk(command)
  return command
}

function declareReport(command: Command): void {
  command
    .optionsGroup('Report:')
    .addOption(
      new Option('--format <format>', 'how findings are told, FORMAT or FORMAT:FILE; several times')
        .argParser(collectFormat)
        .default([]),
    )
    .addOption(
      new Option('--fail-on <severity>', 'least severity that ends with 1')
        .choices(['error', 'warning', 'info'])
        .default(null, 'warning'),
    )
    .addOption(
      new Option('--max-warnings <n>', 'so many warnings do not end with 1')
        .argParser(parseCount)
        .default(null),
    )
    .option('--exit-zero', 'end with 0 whatever is found', false)
    .option('--statistics', 'findings by rule, on stderr', false)
}

function declareRepair(command: Command): void {
  command
    .optionsGroup('Repair:')
    .option('--fix', 'mend in place what can be mended, then tell the rest', false)
    .option('--diff', 'show what --fix would write, and tell the rest on stderr', false)
}

function declareRules(command: Command): void {
  command
    .optionsGroup('Rules:')
    .addOption(
      new Option('--rule <id=level>', 'off, info, warning or error; several times')
        .argParser(collectRule)
        .default([]),
    )
    .option('--list-rules', 'show all rules', false)
    .addOption(new Option('--explain <rule>', 'show one rule').argParser(parseRule).default(null))
    .addOption(
      new Option('--config <file>', 'this configuration and no other')
        .argParser(parseFile)
        .default(null),
    )
    .option('--no-config', 'no configuration')
    .option('--print-config', 'show what counts for the first path', false)
}

function declareBaseline(command: Command): void {
  command
    .optionsGroup('Known findings:')
    .addOption(
      new Option('--baseline <file>', 'tell only what is not in there')
        .argParser(parseFile)
        .default(null),
    )
    .option('--no-baseline', 'tell everything')
    .addOption(
      new Option('--write-baseline [file]', 'from now on, what is found is known').default(null),
    )
}

function declareFiles(command: Command): void {
  command
    .optionsGroup('Files:')
    .addOption(
      new Option('--files-from <file>', 'paths from a list, one a line; - is stdin').default(null),
    )
    .option('-0, --null', 'paths in that list end in NUL', false)
    .addOption(new Option('--jobs <n>', 'files at a time').argParser(parseJobs).default(1, '1'))
    .option('--no-error-on-unmatched', 'a path without files is nothing wrong')
    .option('--force-exclude', 'leave out named files too that are ignored', false)
    .option('--no-ignore', 'leave out nothing')
    .addOption(
      new Option('--stdin-filename <file>', 'read stdin, and call it so')
        .argParser(parseFile)
        .default(null),
    )
}

function declareTalk(command: Command): void {
  command
    .optionsGroup('Talk:')
    .addOption(choice('--color <when>', 'colour of --format pretty', colorChoices, 'auto'))
    .option('--stats', 'what was read, on stderr', false)
    .option('-q, --quiet', 'only errors: the rest is not told and does not count', false)
    .option('-v, --verbose', 'each file that is read, on stderr', false)
}

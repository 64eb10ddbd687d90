/** The command line of `requote fix`: commander's declarations, and nothing done yet. */
import {Command, Option} from 'commander'
import {choice, declareReading, type Invocation, interpret} from './arguments.ts'
import {
  conflict,
  defaultBackup,
  type FixCommandOptions,
  parseSuffix,
  parseTarget,
  withSuffix,
} from './fix-options.ts'
import {colorChoices, parseJobs} from './options.ts'

const before = `requote fix gives the same mail back, repaired: octet for octet but for the damage.

Examples:
  requote fix < in.mbox > out.mbox     a filter
  requote fix --diff list.mbox         see what it would change, write nothing
  requote fix --backup list.mbox       in place; what was is list.mbox${defaultBackup}
  requote fix --check lists/           for scripts: ends with 1 if anything would change
  requote fix --jobs 4 Maildir/ 'archive/**/*.mbox.gz'
`

const after = `
Paths are files, folders of mail (.eml, .mbox, Maildirs), globs. A file is replaced at once
and whole, after what was written has been read back: there is the old file or the new one.

Exit status:
  0  done
  1  --check found something to change
  2  wrong use
  3  a file could not be read or written, and is as it was; the others are done`

/** @param argv the words behind `fix` */
export function parseFixArguments(
  argv: readonly string[],
  version: string,
): Invocation<FixCommandOptions> {
  const found = interpret<FixCommandOptions>(fixCommand(version), withSuffix(argv))
  if (found.kind !== 'run') return found
  const wrong = conflict(found.files, found.options)
  return wrong === null ? found : {kind: 'wrong', text: wrong}
}

/** The declarations, for the parser, the completions and the manual. */
export function fixCommand(version: string): Command {
  const command = new Command('requote fix')
  command
    .usage('[options] [path...]')
    .argument('[path...]', 'what to fix in place; - or none: a filter from stdin to stdout')
    .helpOption('-h, --help', 'show this help')
    .version(version, '-V, --version', 'show the version')
    .addHelpText('before', before)
    .addHelpText('after', after)
  declareTrial(command)
  declareWriting(command)
  declareReading(command, 'safe')
  command
    .option(
      '--keep-signed',
      'leave messages alone that carry DKIM, ARC or patatt signatures',
      false,
    )
    .addOption(
      new Option('--charset <utf-8>', 'move text of other charsets there, too')
        .argParser(parseTarget)
        .default(null),
    )
  declareTalk(command)
  return command
}

function declareTrial(command: Command): void {
  command
    .optionsGroup('Without writing:')
    .option('--check', 'end with 1 if anything would change', false)
    .option('--diff', 'a unified diff on stdout', false)
    .option('--dry-run', 'only the report', false)
}

function declareWriting(command: Command): void {
  command
    .optionsGroup('Writing:')
    .addOption(
      new Option(
        '--backup [suffix]',
        `keep the old file, too; --backup=SUFFIX (default ${defaultBackup})`,
      )
        .argParser(parseSuffix)
        .default(null),
    )
    .addOption(
      new Option('--output-dir <dir>', 'write there, all files, and leave these').default(null),
    )
    .option('--no-lock', 'take no FILE.lock')
    .option('--follow-symlinks', 'rewrite what a symbolic link leads to', false)
    .option('--break-hard-links', 'rewrite files that have other names', false)
    .addOption(new Option('--jobs <n>', 'files at a time').argParser(parseJobs).default(1, '1'))
    .addOption(
      new Option('--files-from <file>', 'paths from a list, one a line; - is stdin').default(null),
    )
    .option('-0, --null', 'paths in that list end in NUL', false)
    .option('--force-exclude', 'leave out what .gitignore or .requoteignore names', false)
}

function declareTalk(command: Command): void {
  command
    .optionsGroup('Talk:')
    .option('-j, --json', 'the report as JSON Lines on stdout', false)
    .addOption(choice('--color <when>', 'colour of --diff', colorChoices, 'auto'))
    .option('--stats', 'the totals on stderr, also of one file', false)
    .option('-q, --quiet', 'no report on stderr, only failures', false)
    .option('-v, --verbose', 'every file and every finding on stderr', false)
}

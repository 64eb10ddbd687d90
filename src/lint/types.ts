/**
 * The nouns of `lint`: rules, findings with their places in the raw file, and reports. Types only.
 *
 *   octets ─engine→ findings, in the order of the file ─levels, baseline→ those to tell ─reporter→ octets
 */
import type {InputFormat, MboxDialect, RepairName, RequoteLevel, Severity} from '../types.ts'
import type {MessageIds} from './message-ids.ts'

/** One thing that lint looks for; the table of all makes `--list-rules`, `--explain`, SARIF and docs/rules.md. */
export interface Rule {
  /** Stable kebab-case id; only ever added, never renamed. */
  readonly id: string
  /** As long as no configuration says otherwise. */
  readonly severity: Severity
  /** One line, without a full stop. */
  readonly summary: string
  /** What causes it and what it does to readers; one or two sentences. */
  readonly why: string
  /** A few lines of mail with the damage, and the same lines without. */
  readonly bad: string
  readonly good: string
  /** `requote fix` can mend it. */
  readonly fixable: boolean
}

/** How loud a rule is; `off`: not looked for, where that is possible, and never told. */
export type Level = 'off' | Severity

/** What is looked for in an input, and how it is read. */
export interface LintOptions {
  /** Null: told from content. */
  readonly format: InputFormat | null
  readonly mbox: MboxDialect | null
  readonly repairs: ReadonlySet<RepairName>
  /** `full`: depth that is only likelier by far is told too, as info. */
  readonly requote: RequoteLevel
  readonly fallbackCharset: string
  /** Levels of rules by their id; the others have their own. */
  readonly levels: ReadonlyMap<string, Level>
  /** One for all inputs of a run, to find messages that come twice. @defaultValue the input's own */
  readonly messageIds?: MessageIds
}

/** One finding. Lines and columns are those of the raw file (decompressed), from 1. */
export interface LintFinding {
  readonly rule: string
  readonly severity: Severity
  /** One line for a person. */
  readonly message: string
  /** As the user named it, or as the walk found it; `/` between folders. */
  readonly file: string
  /** Null: the file as a whole. */
  readonly line: number | null
  /** UTF-16 units of the raw line read as UTF-8, from 1; null: the whole line. */
  readonly column: number | null
  readonly endLine: number | null
  /** Column behind the last one. */
  readonly endColumn: number | null
  /** The raw line, cut at 500 units; null where there is none. */
  readonly source: string | null
  /** What the damaged place says and what it would become; null where nothing would be written. */
  readonly before: string | null
  readonly after: string | null
  readonly fixable: boolean
  /** Number of the message in the file, from 0; -1: the file itself. */
  readonly messageIndex: number
  readonly messageId: string | null
  /** The part (`2.1`), or null. */
  readonly part: string | null
  /**
   * 32 lower-case hex digits of rule, Message-ID (or the header section) and the line's text; the same
   * wherever the line stands. Equal lines of one message differ by their count.
   */
  readonly fingerprint: string
}

/** What a run came to. */
export interface LintSummary {
  readonly files: number
  readonly messages: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly fixable: number
  /** Inputs that could not be read. */
  readonly failures: number
  /** Findings that the baseline knows, and so were not told. */
  readonly known: number
  /** Findings by rule. */
  readonly byRule: ReadonlyMap<string, number>
}

/** Writes findings in one format; they come file by file and in order, and are not kept. */
export interface Reporter {
  finding(finding: LintFinding): void
  /** An input that could not be read. */
  failure(file: string, message: string): void
  end(summary: LintSummary): void
}

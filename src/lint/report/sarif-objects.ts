/**
 * Rules and findings as the objects of SARIF 2.1.0 (OASIS Standard, section numbers below).
 *
 * What a mail says stands in them as plain text: brackets are escaped, for `[text](target)` in a
 * message is a link (§3.11.6), and control characters are shown, not sent.
 */
import type {Notification, PhysicalLocation, Region, ReportingDescriptor, Result} from 'sarif'
import type {Severity} from '../../types.ts'
import type {LintFinding, Rule} from '../types.ts'
import {type RootedName, uriOf} from './file-name.ts'
import {cut, logText} from './log-text.ts'

type Level = 'error' | 'warning' | 'note'

const levels: Readonly<Record<Severity, Level>> = {error: 'error', warning: 'warning', info: 'note'}

/** Characters of a place, before and after; GitHub takes 10 MB of a compressed file. */
const shownLimit = 500

/** Folder that relative URIs start from (§3.4.4), by the name that GitHub knows. */
export const sourceRoot = '%SRCROOT%'

/** A rule's metadata (§3.49). */
export function descriptorOf(rule: Rule): ReportingDescriptor {
  const {id, severity, summary, why, bad, good, fixable} = rule
  return {
    id,
    shortDescription: {text: messageText(summary)},
    fullDescription: {text: messageText(why)},
    help: {
      text: messageText(why),
      markdown: `${why}\n\nDamaged:\n\n${codeBlock(bad)}\n\nWhole:\n\n${codeBlock(good)}\n`,
    },
    defaultConfiguration: {level: levels[severity]},
    properties: {tags: fixable ? ['mail', 'fixable'] : ['mail']},
  }
}

/** A finding (§3.27). `ruleIndex` is its place in the list of rules, -1 where it has none. */
export function resultOf(finding: LintFinding, name: RootedName, ruleIndex: number): Result {
  const {rule, severity, message, fingerprint} = finding
  const {before, after, fixable, messageIndex, messageId, part} = finding
  const shown = {before: shownText(before), after: shownText(after), fixable}
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : {ruleIndex}),
    level: levels[severity],
    message: {text: messageText(message)},
    locations: [{physicalLocation: physicalLocation(finding, name)}],
    // GitHub takes a finding for the same as in the run before when this is equal.
    partialFingerprints: {primaryLocationLineHash: fingerprint},
    properties: {...shown, messageIndex, messageId: shownText(messageId), part},
  }
}

/** Something that happened to the run and is no finding (§3.58). */
export function notificationOf(
  level: Level,
  id: string,
  message: string,
  name: RootedName | null,
): Notification {
  const place = name === null ? {} : {locations: [{physicalLocation: artifact(name)}]}
  return {descriptor: {id}, level, message: {text: messageText(message)}, ...place}
}

function physicalLocation(finding: LintFinding, name: RootedName): PhysicalLocation {
  return {...artifact(name), region: regionOf(finding)}
}

/** GitHub shows only what stands on a line, so the file as a whole is its first. */
function regionOf({line, column, endLine, endColumn}: LintFinding): Region {
  if (line === null) return {startLine: 1}
  return {
    startLine: line,
    ...(column === null ? {} : {startColumn: column}),
    ...(endLine === null ? {} : {endLine}),
    ...(column === null || endColumn === null ? {} : {endColumn}),
  }
}

function artifact(name: RootedName): PhysicalLocation {
  const uri = uriOf(name)
  return {artifactLocation: name.isRelative ? {uri, uriBaseId: sourceRoot} : {uri}}
}

function messageText(text: string): string {
  return logText(text).replace(/[\\[\]]/g, '\\$&')
}

function shownText(text: string | null): string | null {
  return text === null ? null : logText(cut(text, shownLimit))
}

/** A fenced code block (CommonMark §4.5); the fence is longer than any run of its own in the text. */
function codeBlock(text: string): string {
  const runs = text.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)))
  return `${fence}text\n${text.replace(/\n$/, '')}\n${fence}`
}

/**
 * `--format sarif`: one run of SARIF 2.1.0, written as the findings come.
 *
 * A service takes so many results of a run and refuses a file with more; of GitHub that is 25,000.
 * What comes later is counted, and a notification tells how many there were.
 */
import type {Notification, Run} from 'sarif'
import type {Output} from '../../types.ts'
import type {LintFinding, LintSummary, Reporter} from '../types.ts'
import {rootedNames} from './file-name.ts'
import {jsonText} from './json-text.ts'
import type {ReportOptions} from './options.ts'
import {descriptorOf, notificationOf, resultOf, sourceRoot} from './sarif-objects.ts'
import {counted, grouped} from './words.ts'

/** Results of a run that GitHub takes. */
export const resultLimit = 25_000
/** Inputs that could not be read and are told one by one. */
const failureLimit = 1000

const head = '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0"'

export function sarifReporter(options: ReportOptions, out: Output): Reporter {
  return new SarifReporter(options, out)
}

class SarifReporter implements Reporter {
  private readonly out: Output
  private readonly nameOf: ReturnType<typeof rootedNames>
  private readonly ruleIndexes: ReadonlyMap<string, number>
  private readonly notifications: Notification[] = []
  private results = 0
  private failures = 0

  constructor(options: ReportOptions, out: Output) {
    this.out = out
    this.nameOf = rootedNames(options)
    this.ruleIndexes = new Map(options.rules.map(({id}, index) => [id, index]))
    const run = jsonText(runOf(options)).slice(0, -1)
    out.text(`${head},"runs":[${run},"results":[`)
  }

  finding(finding: LintFinding): void {
    if (this.results++ >= resultLimit) return
    const {rule, file} = finding
    const result = resultOf(finding, this.nameOf(file), this.ruleIndexes.get(rule) ?? -1)
    this.out.text(`${this.results > 1 ? ',' : ''}\n${jsonText(result)}`)
  }

  failure(file: string, message: string): void {
    if (this.failures++ >= failureLimit) return
    this.notifications.push(notificationOf('error', 'input-failed', message, this.nameOf(file)))
  }

  end({files, messages, known}: LintSummary): void {
    const [results, failures] = [this.results - resultLimit, this.failures - failureLimit]
    if (results > 0) {
      const first = `GitHub takes ${grouped(resultLimit)} results of a run`
      this.note('limit-reached', `${first}: ${counted(results, 'finding')} more are not told here`)
    }
    if (failures > 0) this.note('input-failed', `${grouped(failures)} more could not be read`)
    const invocation = {
      executionSuccessful: this.failures === 0,
      toolExecutionNotifications: this.notifications,
    }
    const properties = jsonText({files, messages, known})
    this.out.text(`\n],"invocations":[${jsonText(invocation)}],"properties":${properties}}]}\n`)
  }

  private note(id: string, message: string): void {
    this.notifications.push(notificationOf('warning', id, message, null))
  }
}

/** What is known of the run before it starts (§3.14): the tool with its rules, the folder, the columns. */
function runOf({version, rules}: ReportOptions): Run {
  return {
    tool: {driver: {name: 'requote', semanticVersion: version, rules: rules.map(descriptorOf)}},
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [sourceRoot]: {description: {text: 'The root of the checkout that the mail is kept in'}},
    },
  }
}

/** Findings of any mail there can be: every code unit, lone surrogates and controls among them. */
import fc from 'fast-check'
import {type Event, finding} from './helper.ts'

const unit = fc.oneof(
  fc.integer({min: 0, max: 0xffff}).map(code => String.fromCharCode(code)),
  fc.constantFrom(
    '\ud83d',
    '\udc00',
    '\0',
    '\x1b',
    '\r',
    '\n',
    '\u0085',
    '\u2028',
    '\ufffe',
    '\uffff',
  ),
  fc.constantFrom(
    '::',
    '##[',
    ']]>',
    '<!--',
    '&',
    '"',
    "'",
    '`',
    '|',
    '%',
    '[x](y)',
    '{0}',
    '..',
    '/',
  ),
)

export const anyText: fc.Arbitrary<string> = fc.string({unit, maxLength: 20})

const orNull = fc.option(anyText)
const column = fc.integer({min: 1, max: 30})

const anyFinding: fc.Arbitrary<Event> = fc
  .record({
    severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
    message: anyText,
    file: anyText,
    line: fc.option(fc.constantFrom(1, 12)),
    column: fc.option(column),
    endColumn: fc.option(column.map(behind => behind + 30)),
    source: orNull,
    before: orNull,
    after: orNull,
    messageId: orNull,
    fixable: fc.boolean(),
  })
  .map(given => {
    const endLine = given.line
    return finding(
      given.line === null
        ? {...given, endLine, column: null, endColumn: null}
        : {...given, endLine},
    )
  })

const anyFailure: fc.Arbitrary<Event> = fc.record({file: anyText, failure: anyText})

export const anyEvents: fc.Arbitrary<Event[]> = fc.array(fc.oneof(anyFinding, anyFailure), {
  maxLength: 6,
})

import {describe, expect, test} from 'vitest'
import {pagerCommand} from '../../src/cli/pager.ts'
import {type ColorLevel, colorLevel, lineStyle, reportPaint} from '../../src/cli/terminal.ts'

describe('colour', () => {
  test.each<['auto' | 'always' | 'never', Record<string, string>, boolean, ColorLevel]>([
    ['auto', {}, true, 1],
    ['auto', {}, false, 0],
    ['auto', {TERM: 'xterm-256color'}, true, 2],
    ['auto', {TERM: 'xterm', COLORTERM: 'truecolor'}, true, 3],
    ['auto', {TERM: 'dumb'}, true, 0],
    ['auto', {NO_COLOR: '1'}, true, 0],
    ['auto', {NO_COLOR: ''}, true, 1],
    ['auto', {FORCE_COLOR: ''}, false, 1],
    ['auto', {FORCE_COLOR: '3'}, false, 3],
    ['auto', {FORCE_COLOR: '0'}, true, 0],
    ['auto', {FORCE_COLOR: '1', TERM: 'dumb'}, false, 1],
    ['auto', {FORCE_COLOR: '1', NO_COLOR: '1'}, true, 0],
    ['always', {NO_COLOR: '1', TERM: 'dumb'}, false, 1],
    ['never', {FORCE_COLOR: '3'}, true, 0],
  ])('%s with %j on a terminal (%j) is level %j', (choice, env, isTerminal, level) => {
    expect(colorLevel(choice, env, isTerminal)).toBe(level)
  })

  test('tells depths apart, and leaves the own words plain', async () => {
    const style = await lineStyle(1)
    expect(style!.depth(0)).toEqual({open: '', close: ''})
    expect(style!.depth(1)).toEqual({open: '\x1b[36m', close: '\x1b[39m'})
    expect(style!.depth(2)).not.toEqual(style!.depth(1))
    expect(await lineStyle(0)).toBeNull()
  })

  test('tells severities of a report apart', async () => {
    const {severity} = (await reportPaint(1))!
    expect(severity.error).toEqual({open: '\x1b[1m\x1b[31m', close: '\x1b[39m\x1b[22m'})
    expect(new Set(Object.values(severity).map(({open}) => open)).size).toBe(3)
    expect(await reportPaint(0)).toBeNull()
  })
})

test.each([
  [{}, 'less'],
  [{PAGER: 'more'}, 'more'],
  [{PAGER: 'more', REQUOTE_PAGER: 'most -s'}, 'most -s'],
  [{PAGER: ''}, null],
  [{PAGER: 'more', REQUOTE_PAGER: 'cat'}, null],
])('the pager of %j is %j', (env, command) => {
  expect(pagerCommand(env)).toBe(command)
})

/** Unmarked attributions whose verb stands between the date and the name. */
import {describe, expect, test} from 'vitest'
import {lines, type Setting} from './reading.ts'

const setting: Setting = {
  from: 'Cy Dale <cy@example.org>',
  to: 'Bo Lind <bo@example.org>',
  subject: 'Re: gate',
  isReply: true,
}

/** Depth and author of the line that the attribution would introduce. */
function below(attribution: string): string {
  const mail = `I will be there with the oars.\n\n\n${attribution}\n\nThe gate is shut.\n`
  return lines(mail, setting).split('\n').at(-1)!.replace(/\|.*/, '')
}

describe('introduce what stands below', () => {
  test.each([
    ['Am 03.02.2025 um 10:22 schrieb Ana Ruiz <ana@example.org>:'],
    ['Am 3. Februar 2025 um 10:22 Uhr schrieb Ana Ruiz <ana@example.org>:'],
    ['Am Mo., 3. Feb. 2025 um 10:22 AM schrieb Ana Maria Ruiz <ana@example.org>:'],
    ['Op ma 3 feb 2025 om 10:22 schreef Ana Ruiz <ana@example.org>:'],
    ['Op 3 feb. 2025 om 10:22 heeft Ana Ruiz <ana@example.org> het volgende geschreven:'],
    ['Den mån 3 feb. 2025 kl 10:22 skrev Ana Ruiz <ana@example.org>:'],
    ['Den 3. feb. 2025 kl. 10.22 skrev Ana Ruiz <ana@example.org<mailto:ana@example.org>>:'],
    ['Den 03.02.2025 10:22, skreiv Ana Ruiz <ana@example.org>:'],
    ['Þann 03.02.2025 10:22, skrifaði Ana Ruiz <ana@example.org>:'],
    ['03.02.2025 10:22 kirjutas Ana Ruiz <ana@example.org>:'],
    ['Ar an 03.02.2025 10:22, scríobh Ana Ruiz <ana@example.org>:'],
    ['Ar 03.02.2025 10:22, ysgrifennodd Ana Ruiz <ana@example.org>:'],
    ['Ana Ruiz <ana@example.org> 於 2025年2月3日週一 上午10:22 寫下：'],
  ])('%s', line => {
    expect(below(line)).toBe('1 text Ana')
  })
})

describe('leave what stands below', () => {
  test.each([
    ['of one who asked', 'On 3 Feb 2025 at 10:22 we asked Ana Ruiz <ana@example.org>:'],
    [
      'of one who was told',
      'Am 03.02.2025 um 10:22 habe ich geschrieben Ana Ruiz <ana@example.org>:',
    ],
    ['without a verb', 'Am 03.02.2025 um 10:22 in Port Ana Ruiz <ana@example.org>:'],
    ['without a date', 'Dann schrieb Ana Ruiz <ana@example.org>:'],
    ['without an address', 'Es waren 3 Boote, schrieb <sehr müde>:'],
  ])('%s', (_, line) => {
    expect(below(line)).toBe('0 text Cy')
  })
})

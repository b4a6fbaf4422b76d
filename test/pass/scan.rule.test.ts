// What a device at the entrance takes without a line, and what it refuses with one sentence.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { judgeScan } from '../../schema/pass/judge-scan.ts'
import {
  cardText,
  entranceAddress,
  keyText,
  lastAtDoor,
  minuteOf,
  type Passes,
  readScan,
  type Used,
  WINDOW,
  wasUsed,
  withUsed,
} from '../../schema/pass/rule.ts'
import { hashOfCard, P256, signMinute, toText } from '../../schema/pass/verify.ts'

const FACILITY = 7
const NOW = 1_795_000_000_000
const [KEY, CHILD, SIBLING] = [newId(NOW), newId(NOW), newId(NOW)]
const CARD = 'ABCD2345EFGH6789'

async function phone() {
  const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify'])
  const publicKey = toText(await crypto.subtle.exportKey('raw', pair.publicKey))
  const passes: Pick<Passes, 'keys' | 'cards'> = {
    keys: [[KEY, publicKey, [CHILD, SIBLING], [CHILD]]],
    cards: [[await hashOfCard(CARD), CHILD]],
  }
  const show = async (minute: number, facility = FACILITY, key = KEY) =>
    keyText(await signMinute(pair.privateKey, facility, key, minute))
  return { passes, show }
}
const judge = (text: string, passes: Pick<Passes, 'keys' | 'cards'>, used: Used = {}, now = NOW) =>
  judgeScan(text, FACILITY, passes, used, now)

describe('The code of a phone', () => {
  test('RB01 opens the children of its guardian, siblings together, and says of whom she may tell', async () => {
    const { passes, show } = await phone()
    const found = await judge(await show(minuteOf(NOW)), passes)
    expect(found).toMatchObject({ childIds: [CHILD, SIBLING], mayTell: [CHILD], pass: { key: KEY } })
  })

  test('RB01 is taken two minutes early and late by the clock, and not three', async () => {
    const { passes, show } = await phone()
    for (let off = -WINDOW - 2; off <= WINDOW + 2; off++) {
      const found = await judge(await show(minuteOf(NOW) + off), passes)
      expect(typeof found === 'string' ? found : 'taken', String(off)).toBe(Math.abs(off) <= WINDOW ? 'taken' : 'old')
    }
  })

  test('RB01 is refused when one letter of it is another, when it was signed for another house, or its key is not known', async () => {
    const { passes, show } = await phone()
    const text = await show(minuteOf(NOW))
    const { signature = '' } = readScan(text) as { signature: string }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: signature.length - 2 }), async (place) => {
        const other = signature[place] === 'A' ? 'B' : 'A'
        const forged = text.replace(signature, signature.slice(0, place) + other + signature.slice(place + 1))
        expect(await judge(forged, passes)).toBe('unknown')
      }),
      { numRuns: 40 },
    )
    expect(await judge(text.replace(`:${minuteOf(NOW)}:`, `:${minuteOf(NOW) + 1}:`), passes)).toBe('unknown')
    expect(await judge(await show(minuteOf(NOW), FACILITY + 1), passes)).toBe('unknown')
    expect(await judge(await show(minuteOf(NOW), FACILITY, newId(NOW)), passes)).toBe('unknown')
    expect(await judge(text, { keys: [], cards: [] })).toBe('unknown')
  })

  test('RB01 is taken once: whatever was taken is refused for as long as it would still be of this moment', async () => {
    const { passes, show } = await phone()
    const text = await show(minuteOf(NOW))
    const read = readScan(text)
    if (!read || !('key' in read)) throw new Error('not a code of a phone')
    const used = withUsed({}, read, NOW)
    for (let later = 0; later <= WINDOW; later++) expect(await judge(text, passes, used, NOW + later * MINUTE)).toBe('used')
    expect(await judge(text, passes, used, NOW + (WINDOW + 1) * MINUTE)).toBe('old')
    expect(typeof (await judge(await show(minuteOf(NOW) + 1), passes, used))).toBe('object')
  })

  test('RB01 the list of what was taken forgets only what could not be shown again', () => {
    const code = fc.record({
      key: fc.constantFrom(KEY, SIBLING),
      minute: fc.integer({ min: 0, max: 20 }),
      signature: fc.constant(''),
    })
    fc.assert(
      fc.property(fc.array(code, { maxLength: 30 }), (codes) => {
        let used: Used = {}
        const taken: { key: string; minute: number; at: number }[] = []
        for (const [step, one] of codes.entries()) {
          const at = step
          if (Math.abs(at - one.minute) > WINDOW || wasUsed(used, { ...one, signature: '' })) continue
          expect(taken.some(({ key, minute }) => key === one.key && minute === one.minute)).toBe(false)
          used = withUsed(used, one, at * MINUTE)
          taken.push({ ...one, at })
        }
      }),
    )
  })
})

describe('A card', () => {
  test('RB01 opens its child, for arriving only, until it is off the list', async () => {
    const { passes } = await phone()
    expect(await judge(cardText('ABCD-2345-EFGH-6789'), passes)).toMatchObject({ childIds: [CHILD], mayTell: null })
    expect(await judge(cardText(CARD), { ...passes, cards: [] })).toBe('over')
    expect(await judge(cardText('ABCD2345EFGH678A'), passes)).toBe('over')
  })
})

test('RB01 the code of the entrance is for phones, and anything else is nobody’s', async () => {
  const { passes } = await phone()
  const address = entranceAddress('https://tsumugi.example', FACILITY, 'ABCD-2345-EFGH-6789')
  expect(readScan(address)).toEqual({ entrance: `${FACILITY}.${CARD}` })
  expect(await judge(address, passes)).toBe('phone')
  for (const text of ['', 'https://example.org', 'TSUMUGI:CARD:short', `TSUMUGI:KEY:${KEY}:1:x`, `TSUMUGI:KEY:${KEY}`])
    expect(await judge(text, passes), text).toBe('foreign')
})

test('RB05 what was last heard at the door decides what is offered', () => {
  expect(lastAtDoor(undefined)).toBeNull()
  expect(lastAtDoor([['a', 30_000]])).toEqual({ here: true, at: 30_000 })
  expect(
    lastAtDoor([
      ['as', 30_000],
      ['o', 36_000],
      ['lh', 60_000],
    ]),
  ).toEqual({ here: false, at: 60_000 })
  expect(
    lastAtDoor([
      ['as', 30_000],
      ['o', 36_000],
    ]),
  ).toEqual({ here: true, at: 30_000 })
})

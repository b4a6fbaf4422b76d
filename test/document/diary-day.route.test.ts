// A whole day of care, written once: how much of the diary stands there already, and what was taken into it says where it came from.
import { describe, expect, test } from 'vitest'
import { kindFor, placeOf } from '../../schema/document/kind.ts'
import { newId } from '../../schema/kit/id.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

/** Sections of the diary that are no facts of the day: what was meant, and what is thought about it. */
const NOT_FACTS = ['aim', 'note', 'reflection']

async function aDay() {
  const house = await aHouse()
  const { world, child, teacher, head } = house
  const others = await Promise.all(['いけだ りく', 'うえの はな', 'えのき そう'].map((name) => world.addChild(name)))
  const here = [child, ...others.slice(0, 2)]
  const absent = others[2] as string
  const guardian = await world.addGuardian([absent])
  const good = async (answer: Promise<{ status: number; text: string }>) => {
    const { status, text } = await answer
    if (status !== 200) throw new Error(`${status} ${text}`)
  }
  const write = (path: string, json: object, who = teacher) => good(who.post(path, { id: act(), ...json }))
  await good(guardian.post('/notice', { id: act(), childIds: [absent], kind: 'absent', reason: 'sick', from: DAY }))
  for (const who of [teacher, head]) who.at('15:00')
  for (const childId of here) await write('/presence/tap', { childId, at: at('8:20'), kind: 'arrive' })
  const entries = here.flatMap((childId) => [
    { childId, at: at('9:30'), kind: 'temperature', tenths: childId === child ? 379 : 366 },
    { childId, at: at('11:45'), kind: 'meal', meal: 'lunch', eaten: 4 },
    { childId, at: at('12:40'), kind: 'asleep' },
    { childId, at: at('14:30'), kind: 'awake' },
  ])
  await write('/care/record', { at: at('15:00'), entries })
  await write('/memo/write', { at: at('10:15'), classId: world.rabbit, text: '砂場で山を作った', tags: [] })
  await write('/memo/write', { at: at('10:20'), childIds: [child], text: '「もういっかい」と言った', tags: [] })
  await write('/injury/write', {
    ...{ childId: child, at: at('10:40'), place: '園庭', parts: ['left_knee'], kinds: ['scrape'], what: '走っていてころんだ' },
    ...{ aid: '流水で洗った', doctor: 'none', clinic: '', inside: '', sawBy: '' },
  })
  const page = { day: DAY, classId: world.rabbit, items: [{ text: '砂場であそびました', after: null, version: 0 }] }
  await write('/contactbook/publish', page)
  return { ...house, here, write }
}

describe('RG06 After a day of care', () => {
  test('at least 80 % of the facts of the diary are offered, and nothing to 評価・反省', async () => {
    const { world, here, teacher, open, write } = await aDay()
    const outing = newId(at('9:50'))
    const seen = here.map((childId, place) => ({ childId, seenAt: at('9:50') + place * 1000 }))
    await write('/roll/begin', {
      id: outing,
      at: at('9:45'),
      kind: 'walk',
      place: '中央公園',
      childIds: here,
      returnBy: at('10:50'),
    })
    await write('/roll/step', { outingId: outing, at: at('9:50'), kind: 'roll', scene: 'depart', children: seen })
    const { kind, offered, children } = (await open(teacher, { kind: 'diary', subject: world.rabbit, day: DAY })).body
    const facts = kindFor(kind, 1)
      .sections.filter(({ key, never }) => !never && !NOT_FACTS.includes(key))
      .flatMap(({ key, shape }) => (shape === 'by-child' ? children.map(({ id }) => `${key} ${id}`) : [key]))
    const filled = new Set(offered.flatMap(({ section, childId }) => [section, `${section} ${childId}`]))
    const given = facts.filter((field) => filled.has(field))
    const missing = facts.filter((one) => !given.includes(one))
    expect(missing.length / facts.length, `${missing.length} of ${facts.length}: ${missing}`).toBeLessThanOrEqual(0.2)
    expect(offered.filter(({ section }) => kind.sections.find(({ key }) => key === section)?.never)).toEqual([])
    expect(offered.filter(({ sources }) => sources.length === 0)).toEqual([])
  })

  test('everything that is offered can be taken at once, with where each stands', async () => {
    const { world, teacher, open } = await aDay()
    const diary = { kind: 'diary', subject: world.rabbit, day: DAY }
    const { kind, offered, children } = (await open(teacher, diary)).body
    const choices = offered.map(({ key, section, childId, sources }) => {
      const shape = kind.sections.find((one) => one.key === section)
      const field = shape?.shape === 'by-child' ? `${section}.${childId}.${shape.columns?.[0]?.key}` : section
      return { key, field, sources, kept: true }
    })
    expect(choices.every(({ field }) => placeOf(kind, field))).toBe(true)
    const edits = [{ id: act(), field: 'attendance', bases: [], text: '在籍 4名' }]
    const sent = await teacher.post('/document/write', { id: act(), ...diary, version: kind.version, edits, choices })
    expect(sent.text).toContain('"id"')
    const kept = (await open(teacher, diary)).body.choices
    expect(kept).toHaveLength(offered.length)
    expect(kept.map(({ by }) => by)).toContain('山田')
    expect(kept.find(({ field }) => field === 'nap')?.sources).toHaveLength(6)
    expect(children).toHaveLength(4)
  })
})

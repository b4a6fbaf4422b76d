import { describe, expect, test } from 'vitest'
import { foldSteps } from '../../schema/document/approval.ts'
import type { Kind } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { act, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

type House = Awaited<ReturnType<typeof aHouse>>
const plan = currentKind('month_plan') as Kind
const miss = currentKind('near_miss') as Kind
const sectionsOf = (kind: Kind) => kind.sections.map(({ key, title }) => ({ key, title }))
const made = (kind: Kind, more: object = {}) => ({
  ...{ id: act(), kind: kind.key, version: kind.version, beside: false, title: kind.title, chain: 'both', sheet: 'A4' },
  ...{ sections: sectionsOf(kind), ...more },
})
const kindsOf = async ({ director }: House) => (await director.get('/document/kinds')).body.kinds as Kind[]

describe('RG03 RG07 A house’s version of a form', () => {
  test('is written from then on; a paper that was begun keeps the form and the approval it was begun with', async () => {
    const house = await aHouse()
    const { teacher, head, director, open, world } = house
    const paper = { kind: 'month_plan', subject: world.rabbit }
    const write = (day: string, version: number, field = 'goal') =>
      teacher.post('/document/write', {
        ...{ id: act(), ...paper, day, version },
        edits: [{ id: act(), field, bases: [], text: '秋' }],
      })
    expect((await write('2026-11-01', 1)).status).toBe(200)
    const sections = [
      ...sectionsOf(plan)
        .filter(({ key }) => key !== 'attention')
        .map((one) => (one.key === 'goal' ? { ...one, title: '今月のめあて' } : one)),
      { title: '園庭の使いかた' },
      { title: '主任所見' },
    ]
    expect((await head.post('/document/form', made(plan, { sections }))).status).toBe(404)
    const sent = made(plan, { title: 'うちの月案', chain: 'director', sheet: 'A3 landscape', sections })
    expect((await director.post('/document/form', sent)).status).toBe(200)
    expect((await director.post('/document/form', sent)).status).toBe(200)

    const fresh = (await open(teacher, { ...paper, day: '2026-12-01' })).body.kind
    expect(fresh).toMatchObject({ key: 'month_plan', version: 101, title: 'うちの月案', paper: { size: 'A3', landscape: true } })
    expect(fresh.sections.map(({ title }) => title)).toContain('今月のめあて')
    expect(fresh.sections.some(({ key }) => key === 'attention')).toBe(false)
    expect(fresh.sections.find(({ title }) => title === '園庭の使いかた')).toEqual({
      ...{ key: 'own_1', title: '園庭の使いかた', shape: 'text' },
    })
    expect(fresh.sections.find(({ title }) => title === '主任所見')?.never).toBe('prefill')
    for (const key of ['self_reflection', 'child_reflection', 'individual'])
      expect(fresh.sections.find((one) => one.key === key)?.never).toBe('prefill')
    // What quotes it goes on quoting it.
    expect((await write('2026-12-01', 101)).status).toBe(200)
    expect((await write('2026-12-01', 101, 'own_1')).status).toBe(200)
    const week = (await open(teacher, { kind: 'week_plan', subject: world.rabbit, day: '2026-12-07' })).body
    expect(week.offered).toMatchObject([{ section: 'aim', text: '秋' }])

    const old = (await open(teacher, { ...paper, day: '2026-11-01' })).body
    expect(old.kind).toMatchObject({ version: 1, title: '月案' })
    expect(old.kind.sections.some(({ key }) => key === 'attention')).toBe(true)
    expect((await write('2026-11-01', 101)).body).toMatchObject({ error: { code: 'version' } })
    expect((await write('2026-11-01', 1, 'attention')).status).toBe(200)

    const { times } = (await open(teacher, { ...paper, day: '2026-12-01' })).body
    const named = { ...paper, day: '2026-12-01', version: 101 }
    await teacher.post('/document/hand-in', { id: act(), ...named, step: 'submitted', after: 0, times })
    const step = { id: act(), ...named, step: 'approved', after: 1, place: 0 }
    expect((await head.post('/document/decide', { ...step, id: act() })).status).toBe(404)
    expect((await director.post('/document/decide', step)).status).toBe(200)
    const { kind, steps } = (await open(director, { ...paper, day: '2026-12-01' })).body
    expect(foldSteps(kind.approval, steps)).toMatchObject({ at: 'decided', stamps: [{ step: { by: '橘' } }] })
  })

  test('keeps what a form cannot be without, and leaves a form that is given from outside as it is', async () => {
    const house = await aHouse()
    const refused = async (kind: Kind, more: object) => (await house.director.post('/document/form', made(kind, more))).body
    const without = (kind: Kind, key: string) => ({ sections: sectionsOf(kind).filter((one) => one.key !== key) })
    const fault = (field: string) => ({ error: { code: 'bad_input', field } })
    expect(await refused(miss, without(miss, 'name'))).toMatchObject(fault('sections'))
    expect(await refused(plan, without(plan, 'plan'))).toMatchObject(fault('sections'))
    expect(await refused(plan, { sections: [...sectionsOf(plan), { key: 'poem', title: '詩' }] })).toMatchObject(
      fault('sections'),
    )
    expect(await refused(plan, { sections: [...sectionsOf(plan), sectionsOf(plan)[0]] })).toMatchObject(fault('sections'))
    expect(await refused(currentKind('school_record') as Kind, {})).toMatchObject(fault('kind'))
    expect(await refused({ ...plan, version: 7 }, {})).toMatchObject(fault('kind'))
  })
})

describe('RG03 A kind of a house’s own', () => {
  test('stands beside the one it was copied from, is used and written like every other, and is no other house’s', async () => {
    const house = await aHouse()
    const other = await aHouse()
    const { director, teacher, colleague, open } = house
    const sent = made(miss, { beside: true, title: '園外ヒヤリ', chain: 'head_teacher' })
    expect((await director.post('/document/form', sent)).status).toBe(200)
    const own = (await kindsOf(house)).find(({ title }) => title === '園外ヒヤリ')
    expect(own).toMatchObject({ about: 'event', version: 101 })
    expect(await kindsOf(house)).toContainEqual(miss)
    expect((await kindsOf(other)).some(({ title }) => title === '園外ヒヤリ')).toBe(false)
    const key = own?.key as string
    expect((await director.post('/document/use', { id: act(), kind: key, startsOn: DAY, used: true })).status).toBe(200)
    const paper = { kind: key, subject: act(), day: DAY }
    const edits = [{ id: act(), field: 'name', bases: [], text: '横断歩道で' }]
    expect((await teacher.post('/document/write', { id: act(), ...paper, version: 101, edits })).status).toBe(200)
    expect((await open(colleague, paper)).text).toContain('横断歩道で')
    expect((await teacher.get(`/document/list?from=${DAY}&to=${DAY}`)).body).toMatchObject({
      documents: [{ kind: key, name: '横断歩道で', approval: [{ role: 'head_teacher', title: '決裁' }] }],
    })
    expect((await open(other.teacher, paper)).body).toMatchObject({ error: { code: 'bad_input', field: 'kind' } })
  })
})

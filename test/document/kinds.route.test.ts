// Every kind of the house, by one test that knows none of them: no kind needs code of its own.
import { describe, expect, test } from 'vitest'
import { foldSteps } from '../../schema/document/approval.ts'
import { fieldName, isEvent, type Kind, periodOf } from '../../schema/document/kind.ts'
import { currentKind, currentKinds } from '../../schema/document/kinds.ts'
import { act, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

type House = Awaited<ReturnType<typeof aHouse>>

/** A paper of a kind, about what there is in the house. */
function paperOf({ world, child }: House, kind: Kind, day = DAY) {
  const subject = { class: world.rabbit, child, facility: undefined, event: act(), case: act() }[kind.about]
  return { kind: kind.key, ...(subject ? { subject } : {}), day: periodOf(kind.cadence, day).startsOn }
}

/** Every place of a kind, with a text that says which. */
const textsOf = (kind: Kind, child: string): [string, string][] =>
  kind.sections.flatMap(({ key, title, shape, rows = [], columns = [] }): [string, string][] =>
    shape === 'text'
      ? [[key, `${title} 髙﨑🌱`]]
      : (shape === 'grid' ? rows.map((row) => row.key) : [child]).flatMap((row) =>
          columns.map((column): [string, string] => [fieldName(key, row, column.key), `${title} ${column.title}`]),
        ),
  )

describe('RG01 RG02 RG16 RG23 Every kind of paper', () => {
  test.each(currentKinds().map((kind) => [kind.title, kind] as const))(
    '%s is begun, written in every place, handed in and decided, and reads as it was written',
    async (_, kind) => {
      const made = await aHouse()
      // A child in its last year before school, so that every kind is of it.
      const child = await made.world.addChild('ねんちょう けい', { birthDay: '2020-10-01' })
      const house = { ...made, child }
      const { teacher, head, director, open } = house
      const paper = paperOf(house, kind)
      const writer = kind.writers.includes('nursery_teacher') ? teacher : head
      expect((await open(writer, paper)).body).toMatchObject({ heads: [], kind: { key: kind.key }, snapshot: null })
      const texts = textsOf(kind, child)
      const named = { ...paper, version: kind.version }
      for (let from = 0; from < texts.length; from += 50) {
        const edits = texts.slice(from, from + 50).map(([field, text]) => ({ id: act(), field, bases: [], text }))
        expect((await writer.post('/document/write', { id: act(), ...named, edits })).status).toBe(200)
      }
      const { times } = (await open(writer, paper)).body
      const handed = { id: act(), ...named, step: 'submitted', after: 0, times }
      expect((await writer.post('/document/hand-in', handed)).status).toBe(200)
      const boxes = { head_teacher: head, director }
      for (const [place, { role }] of kind.approval.entries()) {
        const step = { id: act(), ...named, step: 'approved', after: place + 1, place }
        expect((await boxes[role].post('/document/decide', step)).status).toBe(200)
      }
      const decided = (await open(director, paper)).body
      expect(foldSteps(decided.kind.approval, decided.steps).at).toBe('decided')
      expect(decided.snapshot?.texts).toEqual(Object.fromEntries(texts))
      const list = await director.get(`/document/list?from=${DAY}&to=${DAY}`)
      expect(list.body).toMatchObject({
        documents: [{ kind: kind.key, ...(isEvent(kind.about) ? { name: texts[0]?.[1] } : {}) }],
      })
    },
  )
})

describe('RG01 RJ A paper of something that happened', () => {
  const begin = async (house: House, who: House['teacher'], key: string, text: string) => {
    const kind = currentKind(key) as Kind
    const paper = paperOf(house, kind)
    const edits = [{ id: act(), field: 'name', bases: [], text }]
    const answer = await who.post('/document/write', { id: act(), ...paper, version: kind.version, edits })
    expect(answer.status).toBe(200)
    return paper
  }
  const listOf = async (who: House['teacher']) => (await who.get(`/document/list?from=${DAY}&to=${DAY}`)).text

  test('stands beside another of the same day', async () => {
    const house = await aHouse()
    await begin(house, house.teacher, 'near_miss', '門の鍵が開いていた')
    await begin(house, house.teacher, 'near_miss', '椅子が倒れた')
    const list = await listOf(house.teacher)
    expect(list).toContain('門の鍵が開いていた')
    expect(list).toContain('椅子が倒れた')
  })

  test('is read by everybody when it is ヒヤリハット, and by its writer, 主任 and 園長 when it is an accident or a complaint', async () => {
    const house = await aHouse()
    const { world, teacher, colleague, stranger, head, director, open } = house
    const nurse = await world.addStaff('nurse')
    const miss = await begin(house, teacher, 'near_miss', '椅子が倒れた')
    for (const who of [colleague, stranger, nurse]) expect((await open(who, miss)).status).toBe(200)
    for (const key of ['accident', 'complaint']) {
      const paper = await begin(house, teacher, key, `秘密の${key}`)
      for (const who of [teacher, head, director]) {
        expect((await open(who, paper)).text).toContain(`秘密の${key}`)
        expect(await listOf(who)).toContain(`秘密の${key}`)
      }
      for (const who of [colleague, stranger, nurse]) {
        expect((await open(who, paper)).status, key).toBe(404)
        expect(await listOf(who)).not.toContain(`秘密の${key}`)
      }
      const edits = [{ id: act(), field: 'content', bases: [], text: 'よその文' }]
      const over = await colleague.post('/document/write', {
        id: act(),
        ...paper,
        version: 1,
        edits: [{ ...edits[0], field: 'name' }],
      })
      expect(over.status).toBe(404)
    }
  })
})

describe('RG01 RG05 Down the chain', () => {
  const write = async (
    house: House,
    kind: string,
    day: string,
    texts: Record<string, string>,
    subject: string | null = house.world.rabbit,
  ) => {
    const edits = Object.entries(texts).map(([field, text]) => ({ id: act(), field, bases: [], text }))
    const paper = { kind, day, ...(subject ? { subject } : {}) }
    const answer = await house.head.post('/document/write', { id: act(), ...paper, version: 1, edits })
    expect(answer.status, kind).toBe(200)
  }
  const offered = async (house: House, kind: string, day: string) =>
    (await house.open(house.teacher, { kind, subject: house.world.rabbit, day })).body.offered
      .filter(({ sources }) => sources[0]?.word === 'document')
      .map(({ section, row, text }) => [section, row ?? '', text])

  test('全体 → 年 → 期 → 月 → 週 → 日 → 日誌: each is offered what the one above says of its days', async () => {
    const house = await aHouse()
    await write(house, 'overall_plan', '2026-04-01', { goal: '心も体も健やかに' }, null)
    expect(await offered(house, 'year_plan', '2026-04-01')).toEqual([['goal', '', '心も体も健やかに']])
    await write(house, 'year_plan', '2026-04-01', {
      'aim.care.term_3': '寒さに気をつける',
      'aim.care.term_4': '進級を楽しみにする',
      'plan.event.term_3': '発表会',
      'plan.food.term_3': 'おにぎり',
    })
    expect(await offered(house, 'term_plan', '2026-10-01')).toEqual([
      ['aim', 'care', '寒さに気をつける'],
      ['plan', 'event', '発表会'],
      ['plan', 'food', 'おにぎり'],
    ])
    expect(await offered(house, 'month_plan', '2026-11-01')).toEqual([
      ['goal', '', '寒さに気をつける'],
      ['event', '', '発表会'],
      ['food', '', 'おにぎり'],
    ])
    await write(house, 'month_plan', '2026-11-01', { goal: '秋にふれる' })
    expect(await offered(house, 'week_plan', '2026-11-16')).toEqual([['aim', '', '秋にふれる']])
    await write(house, 'week_plan', '2026-11-16', {
      aim: '落ち葉',
      'days.friday.activity': '公園へ',
      'days.monday.activity': '製作',
    })
    expect(await offered(house, 'day_plan', DAY)).toEqual([
      ['aim', '', '落ち葉'],
      ['activity', '', '公園へ'],
    ])
    await write(house, 'day_plan', DAY, { aim: '落ち葉の音' })
    expect(await offered(house, 'diary', DAY)).toEqual([
      ['aim', '', '落ち葉の音'],
      ['aim', '', '落ち葉'],
      ['activity', '', '公園へ'],
    ])
    await write(house, 'diary', '2026-11-18', { 'reflection.child.text': '音をきいていた' })
    expect(await offered(house, 'day_plan', DAY)).toContainEqual(['seen', '', '音をきいていた'])
  })
})

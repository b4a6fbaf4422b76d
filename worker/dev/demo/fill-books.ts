// 連絡帳 of the demo: the pages of the last week are out, and at 7:50 half of the homes have written.
import { FIRST_FORMS, formFor, type HomeField, type HomeValue } from '../../../schema/contactbook/home.ts'
import { addDays, type Day, daysFrom, type Moment } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { contactPage, homeField } from '../../../schema/shard.ts'
import { type Dice, diceOf } from './dice.ts'
import { cameSince, type House, type HouseChild, holds } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

const WEEK = 7
const CLASS_TEXTS = [
  '戸外に出て、落ち葉をふむ音を楽しみました。',
  'リズム遊びをしました。カエルやうさぎになって、とびはねていました。',
  '公園まで歩きました。手をつないで、車に気をつけて渡れました。',
  '絵の具でスタンプをしました。色がまざるのを、じっと見ていました。',
  '園庭で砂遊びをしました。山にトンネルを掘ることに夢中でした。',
] as const
const LINES = [
  '友だちにおもちゃを「どうぞ」と渡していました。',
  '苦手なにんじんを、ひと口食べてみることができました。',
  '絵本を何度も「もう1回」と持ってきました。',
  'くつを自分ではこうとしていました。',
  '歌に合わせて、体をゆらしていました。',
] as const
const NOTES = [
  'きげんよくすごしました。',
  '寝る前に絵本を3冊読みました。',
  '鼻水が少し出ています。',
  '朝から保育園に行くのを楽しみにしていました。',
] as const

/** Fills the books after a day (null: of the last week) up to a moment of today; days that have pages are left as they are. */
export async function fillBooks(house: House, after: Day | null, today: Day, now: Moment): Promise<void> {
  const { db, facilityId } = house
  const first = after ?? addDays(today, -WEEK)
  const rooms = await rowsOf<{ id: Id; classAge: number }>(
    db,
    'select id, class_age as classAge from classroom where facility_id = ?',
    facilityId,
  )
  const known = await rowsOf<{ day: Day }>(
    db,
    'select distinct day from contact_page where facility_id = ?1 and day >= ?2 union select distinct day from home_field where facility_id = ?1 and day >= ?2',
    facilityId,
    first,
  )
  const came = await cameSince(house, first)
  const noticed = await rowsOf<Noticed>(
    db,
    `select m.day, m.id, m.text, coalesce(m.classroom_id, x.child_id) as subjectId from memo m
       left join memo_child x on x.facility_id = m.facility_id and x.day = m.day and x.id = m.id
     where m.facility_id = ? and m.day >= ? and m.id = m.root_id`,
    facilityId,
    first,
  )
  const [homes, pages] = [[] as (typeof homeField.$inferInsert)[], [] as (typeof contactPage.$inferInsert)[]]
  for (const day of daysFrom(first, today)) {
    if (known.some((one) => one.day === day)) continue
    for (const { id: classroomId, classAge } of rooms) {
      const teacher = house.staff.find((one) => one.role === 'nursery_teacher' && one.classroomId === classroomId)
      const children = house.children.filter((child) =>
        child.classes.some((dated) => dated.classroomId === classroomId && holds(dated, day)),
      )
      const present = children.filter(({ childId }) => came.has(`${day} ${childId}`))
      if (teacher && day < today && present.length > 0)
        pages.push(
          ...pagesOf(
            facilityId,
            day,
            classroomId,
            classAge,
            teacher.accountId,
            present,
            noticed.filter((one) => one.day === day),
          ),
        )
      for (const child of day < today ? present : children)
        homes.push(...homeOf(facilityId, day, child, classAge, day < today ? 0.9 : 0.5, now))
    }
  }
  await insertRows(db, homeField, homes)
  await insertRows(db, contactPage, pages)
}

/** A memo that a page can be written out of, of a child or a class. */
interface Noticed {
  day: Day
  id: Id
  text: string
  subjectId: Id
}

/** The class's text, and a line each for the small ones and for whom something was noticed; most of what was noticed is taken along. */
function pagesOf(
  facilityId: number,
  day: Day,
  classroomId: Id,
  classAge: number,
  accountId: Id,
  present: readonly HouseChild[],
  noticed: readonly Noticed[],
): (typeof contactPage.$inferInsert)[] {
  const dice = diceOf(`${classroomId} ${day} book`)
  const at = momentOf(day, 15 * 60 + dice.between(10, 50))
  const act = { facilityId, day, id: dice.id(at), step: 'publish' as const, publishAt: at, at, accountId }
  const write = (subjectId: Id, lines: readonly string[]) => {
    const memo = dice.chance(0.8) ? noticed.find((one) => one.subjectId === subjectId) : undefined
    return memo
      ? { ...act, subjectId, text: `${memo.text}。`, sources: [{ of: 'memo' as const, day, id: memo.id }] }
      : { ...act, subjectId, text: dice.pick(lines), sources: [] }
  }
  const has = ({ childId }: HouseChild) => noticed.some(({ subjectId }) => subjectId === childId)
  return [
    { ...write(classroomId, CLASS_TEXTS), classroomId },
    ...present.filter((one) => classAge <= 2 || has(one)).map(({ childId }) => ({ ...write(childId, LINES), childId })),
  ]
}

/** What one of the guardians said in the morning; nothing when nobody did. */
function homeOf(
  facilityId: number,
  day: Day,
  { childId, guardians }: HouseChild,
  classAge: number,
  chance: number,
  until: Moment,
): (typeof homeField.$inferInsert)[] {
  const dice = diceOf(`${childId} ${day} home`)
  const writer = guardians.find((one) => one.accountId && holds(one, day) && one.capabilities.includes(',write_note,'))
  const at = momentOf(day, 6 * 60 + dice.between(40, 65))
  if (!writer?.accountId || !dice.chance(chance) || at > until) return []
  const act = { facilityId, day, childId, id: dice.id(at), at, receivedAt: at, accountId: writer.accountId }
  return formFor(FIRST_FORMS, classAge).flatMap((field) => {
    const value = saidOf(dice, field, classAge)
    return value === null ? [] : [{ ...act, field, value }]
  })
}

function saidOf(dice: Dice, field: HomeField, classAge: number): HomeValue | null {
  switch (field) {
    case 'temperature':
      return { tenths: Math.min(374, dice.around(366, 2)), at: 6 * 60 + dice.between(20, 40) }
    case 'mood':
      return dice.weighted([
        ['good', 8],
        ['fair', 3],
        ['poor', 1],
      ] as const)
    case 'sleep':
      return { from: -dice.between(150, 240), to: 6 * 60 + dice.between(0, 30) }
    case 'milk':
      return classAge === 0 ? [{ at: 6 * 60 + 10, ml: dice.between(14, 20) * 10 }] : null
    case 'supper':
      return { at: -dice.between(300, 345), eaten: dice.between(2, 4), what: 'ごはん、みそ汁、煮魚' }
    case 'breakfast':
      return { at: 6 * 60 + dice.between(30, 40), eaten: dice.between(2, 4), what: 'パン、バナナ' }
    case 'bath':
      return dice.chance(0.9)
    case 'stool':
      return dice.chance(0.6) ? { count: 1, state: 'normal' } : null
    case 'eating':
    case 'pool':
      return null
    case 'note':
      return dice.chance(0.5) ? dice.pick(NOTES) : null
  }
}

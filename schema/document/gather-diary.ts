// 保育日誌: its facts out of what was written during the day (domain documents §4 and its table of links; RG06). 評価・反省 is never gathered.
import { type CareOfChild, type CareRow, foldCare, isFever } from '../care/rule.ts'
import { EATEN_WORDS, MOOD_WORDS, SIGN_WORDS, STOOL_WORDS } from '../care/words.ts'
import { PLACES } from '../injury/body.ts'
import type { Note } from '../injury/rule.ts'
import { INJURY_WORDS } from '../injury/words.ts'
import { type Day, dayOf, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { showTime, timeOn } from '../kit/time.ts'
import { MEAL_WORDS } from '../meal/words.ts'
import type { Memo } from '../memo/rule.ts'
import type { AbsenceReason } from '../notice/rule.ts'
import type { BoardChild } from '../presence/fold-board.ts'
import type { OutingOnDay } from '../roll/day.ts'
import { foldOuting, leavesHouse } from '../roll/rule.ts'
import { attendanceText, CAME } from './attendance.ts'
import { type Gathered, gatheredKey, type Source, type SourceWord } from './gathered.ts'

/** Sections of the diary that are filled from elsewhere, in the order of the paper. */
export const DIARY_SECTIONS = [
  'attendance',
  'absent',
  'activity',
  'outing',
  'meal',
  'nap',
  'health',
  'child',
  'injury',
  'family',
] as const
export type DiarySection = (typeof DIARY_SECTIONS)[number]

/** A class's day as it was written, of the children whom the writer reaches. */
export interface DiaryRows {
  day: Day
  classId: Id
  /** 0–2 歳: a line for each child (documents §4). */
  eachChild: boolean
  /** 事故欠 or 都合欠, as the nursery says. */
  familyAbsenceWord: string
  /** The board of the class, folded at the end of what is known of the day. */
  children: readonly BoardChild[]
  care: readonly CareRow[]
  /** Tenths of a degree from which a temperature is looked at; of some children another. */
  feverFrom: number
  feverOf: Readonly<Record<Id, number>>
  memos: readonly Memo[]
  outings: readonly OutingOnDay[]
  notes: readonly (Note & { childId: Id })[]
  /** The class's text that families read. */
  published: { id: Id; text: string; at: Moment } | null
}

const clock = (at: Moment): string => showTime(timeOn(dayOf(at), at))
const degrees = (tenths: number): string => `${(tenths / 10).toFixed(1)}℃`
const span = (from: Moment | null, to: Moment | null): string =>
  `${from === null ? '' : clock(from)}〜${to === null ? '' : clock(to)}`

/** Everything a class's day offers to its diary. The same rows give the same list. */
export function gatherDiary(rows: DiaryRows): Gathered[] {
  const { day, children } = rows
  const came = children.filter(({ status }) => CAME.includes(status))
  const careOf = Map.groupBy(rows.care, ({ childId }) => childId)
  const folded = new Map(children.map(({ childId }) => [childId, foldCare(careOf.get(childId) ?? [])]))
  const nameOf = new Map(children.map(({ childId, name }) => [childId, name]))
  const care = came.map((child) => ({ child, day: folded.get(child.childId) as CareOfChild }))
  const item = (
    section: DiarySection,
    text: string,
    about: { word: SourceWord; ids: readonly Id[]; childId?: Id; at?: Moment | null },
  ): Gathered => {
    const sources: Source[] = about.ids.map((id) => ({ word: about.word, day, id }))
    const childId = about.childId ?? null
    const key = gatheredKey([section, childId ?? ''], about.ids)
    return { key, section, childId, text, at: about.at ?? null, sources }
  }

  const attendance = item('attendance', attendanceText(children), { word: 'presence', ids: [rows.classId] })
  const absent = children.flatMap(({ childId, name, told, status }) => {
    if (told?.attendance?.kind === 'absent' && !CAME.includes(status))
      return [
        item('absent', `${name}　${absenceWord(told.attendance.reason, rows.familyAbsenceWord)}`, {
          ...{ word: 'notice', ids: [told.attendance.noticeId], childId },
        }),
      ]
    return status === 'overdue' ? [item('absent', `${name}　連絡なし`, { word: 'presence', ids: [rows.classId], childId })] : []
  })
  const activity = rows.memos
    .toReversed()
    .filter((memo) => !memo.gone && !isOfOne(memo))
    .map((memo) => item('activity', memo.text, { word: 'memo', ids: [memo.id], at: memo.at }))
  const outings = rows.outings.flatMap((outing) => {
    const { members, departedAt, returnedAt } = foldOuting(outing, outing.steps, Number.MAX_SAFE_INTEGER)
    const ours = members.filter(({ childId }) => nameOf.has(childId))
    if (!leavesHouse(outing.kind) || departedAt === null || ours.length === 0) return []
    const where = outing.place ?? (outing.kind === 'bus' ? 'バス' : '園外')
    const text = `${outing.kind === 'bus' ? 'バス' : '散歩'}　${where}　${span(departedAt, returnedAt)}　${ours.length}名`
    return [item('outing', text, { word: 'roll', ids: [outing.id], at: departedAt })]
  })
  const health = care.flatMap(({ child: { childId, name }, day }) => {
    const hot = day.temperatures.filter(({ tenths }) => isFever(tenths, rows.feverOf[childId] ?? rows.feverFrom))
    const odd = day.conditions.filter(({ mood, signs }) => mood === 'poor' || signs.length > 0)
    const said = [
      ...hot.map(({ tenths, at }) => `${degrees(tenths)}（${clock(at)}）`),
      ...odd.map(({ mood, signs, note }) =>
        [mood === 'poor' ? 'きげんがわるい' : '', ...signs.map((sign) => SIGN_WORDS[sign]), note].filter(Boolean).join('・'),
      ),
    ]
    const ids = [...hot, ...odd].map(({ id }) => id)
    return said.length > 0 ? [item('health', `${name}　${said.join('、')}`, { word: 'care', ids, childId })] : []
  })
  const ofOne = Map.groupBy(rows.memos.toReversed().filter(isOfOne), ({ children: [one] }) => (one as [Id, string])[0])
  const byChild = children.flatMap((child) => {
    const { childId, name } = child
    const { text, ids } = childText(folded.get(childId) as CareOfChild)
    const line = rows.eachChild && came.includes(child) && text !== ''
    const away = rows.eachChild && !came.includes(child) ? child.told?.attendance : undefined
    return [
      ...(away?.kind === 'absent' ? [item('child', `${name}　欠席`, { word: 'notice', ids: [away.noticeId], childId })] : []),
      ...(line ? [item('child', `${name}　${text}`, { word: 'care', ids, childId })] : []),
      ...(ofOne.get(childId) ?? []).map((memo) =>
        item('child', `${name}　${memo.text}`, { word: 'memo', ids: [memo.id], childId, at: memo.at }),
      ),
    ]
  })
  const injuries = rows.notes.flatMap(({ id, last, state, childId }) => {
    if (state === 'gone') return []
    const parts = last.parts.map((part) => PLACES[part].word).join('・')
    const kinds = last.kinds.map((kind) => INJURY_WORDS[kind]).join('・')
    const text = `${nameOf.get(childId) ?? ''}　${clock(last.at)} ${last.place}　${parts} ${kinds}。${last.what}　手当：${last.aid}`
    return [item('injury', text, { word: 'injury', ids: [id], childId, at: last.at })]
  })
  const family = rows.published
    ? [item('family', rows.published.text, { word: 'contactbook', ids: [rows.published.id], at: rows.published.at })]
    : []
  return [
    attendance,
    ...absent,
    ...activity,
    ...outings,
    ...mealItems(care, item),
    ...napItems(care, item),
    ...health,
    ...byChild,
    ...injuries,
    ...family,
  ]
}

/** A memo about one child and not about its class: it stands in the child's line. */
const isOfOne = ({ gone, classId, children }: Memo): boolean => !gone && classId === null && children.length === 1

type Cared = { child: BoardChild; day: CareOfChild }
type MakeItem = (section: DiarySection, text: string, about: { word: SourceWord; ids: readonly Id[] }) => Gathered

const absenceWord = (reason: AbsenceReason | null, familyWord: string): string =>
  reason === null || reason === 'family' ? familyWord : { sick: '病欠', suspended: '出席停止', bereavement: '忌引' }[reason]

/** A line for each meal: how many ate how much. */
const mealItems = (care: readonly Cared[], item: MakeItem): Gathered[] =>
  (Object.keys(MEAL_WORDS) as (keyof typeof MEAL_WORDS)[]).flatMap((meal) => {
    const eaten = care.flatMap(({ day }) => day.meals.filter((one) => one.meal === meal))
    if (eaten.length === 0) return []
    const counts = EATEN_WORDS.map((word, amount) => ({ word, count: eaten.filter((one) => one.eaten === amount).length }))
      .filter(({ count }) => count > 0)
      .toReversed()
    const text = `${MEAL_WORDS[meal]}　${counts.map(({ word, count }) => `${word} ${count}名`).join('・')}`
    return [item('meal', text, { word: 'care', ids: eaten.map(({ id }) => id) })]
  })

/** From the first child asleep to the last awake. */
function napItems(care: readonly Cared[], item: MakeItem): Gathered[] {
  const slept = care.filter(({ day }) => day.naps.length > 0)
  const naps = slept.flatMap(({ day }) => day.naps)
  const from = naps.flatMap((nap) => nap.from ?? [])
  const to = naps.flatMap((nap) => nap.to ?? [])
  if (naps.length === 0) return []
  const text = `午睡　${span(from.length > 0 ? Math.min(...from) : null, to.length > 0 ? Math.max(...to) : null)}　${slept.length}名`
  return [item('nap', text, { word: 'care', ids: naps.flatMap(({ ids }) => ids) })]
}

/** A small child's day on one line: 体温, 食事, ミルク, 睡眠, 排便, きげん. */
function childText({ temperatures, meals, milks, naps, stools, conditions }: CareOfChild): { text: string; ids: Id[] } {
  const parts = [
    ...(temperatures.length > 0
      ? [`体温 ${temperatures.map(({ tenths, at }) => `${degrees(tenths)}(${clock(at)})`).join(' ')}`]
      : []),
    ...meals.map(({ meal, eaten }) => `${MEAL_WORDS[meal]} ${EATEN_WORDS[eaten] ?? ''}`),
    ...(milks.length > 0 ? [`ミルク ${milks.map(({ ml, at }) => `${ml}ml(${clock(at)})`).join(' ')}`] : []),
    ...(naps.length > 0 ? [`睡眠 ${naps.map(({ from, to }) => span(from, to)).join(' ')}`] : []),
    ...(stools.length > 0 ? [`排便 ${stools.map(({ stool }) => STOOL_WORDS[stool]).join('・')}`] : []),
    ...(conditions.length > 0 ? [`きげん ${MOOD_WORDS[(conditions.at(-1) as (typeof conditions)[0]).mood]}`] : []),
  ]
  const ids = [...temperatures, ...meals, ...milks, ...stools, ...conditions].map(({ id }) => id)
  return { text: parts.join('　'), ids: [...ids, ...naps.flatMap((nap) => nap.ids)] }
}

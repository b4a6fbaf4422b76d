// けさの名簿: one A4 page a class with everyone who is expected, for the morning on which nothing else works (RB24).

import { showTime } from '../../schema/kit/time.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { now } from '../kit/clock.ts'
import { clockTime, eraYear, longDay } from '../kit/format.ts'
import { statusWords } from '../kit/status.ts'
import { plain } from '../kit/words.tsx'
import { describe, kindWords, planOf } from './describe.ts'
import { facility } from './desk.ts'
import css from './MorningRoll.module.css'
import { Paper } from './Paper.tsx'
import { said } from './say.ts'
import { words as office } from './words.ts'

const words = said({
  title: 'けさの名簿',
  count: (enrolled: number, expected: number, absent: number) =>
    `在籍 ${enrolled}人 ・ 来る予定 ${expected}人 ・ おやすみ ${absent}人`,
  number: '番',
  name: '名前',
  plan: '予定',
  allergen: 'アレルギー',
  told: 'けさの連絡',
  pickup: 'お迎え',
  arrived: '登園',
  left: '降園',
  printed: (time: string) => `${time} に印刷`,
  changed: (what: string) => `変更 ${what}`,
})

/** The roll of each class, as it will be printed. */
export function MorningRoll({ board }: { board: Board }) {
  const date = board.rules.day
  const classes = [...board.classes, { classId: undefined, name: office.noClass }].map(({ classId, name }) => ({
    name,
    key: classId ?? '',
    children: board.children.filter((child) => child.classId === classId),
  }))
  return (
    <>
      {classes
        .filter(({ children }) => children.length > 0)
        .map(({ key, name, children }) => {
          const absent = children.filter(({ status }) => status === 'absent').length
          const away = children.filter(({ status }) => status === 'not_expected').length
          return (
            <Paper
              key={key}
              title={words.title}
              line={
                <>
                  {facility.value?.name} ・ {name} ・ {eraYear(date)}
                  {longDay(date)}
                  <br />
                  {words.count(children.length, children.length - absent - away, absent)}
                </>
              }
              foot={words.printed(clockTime(now.value))}
            >
              <Roll children={children} />
            </Paper>
          )
        })}
    </>
  )
}

function Roll({ children }: { children: readonly BoardChild[] }) {
  const heads = [words.number, words.name, words.plan, words.allergen, words.told, words.pickup, words.arrived, words.left]
  return (
    <table class={css.roll}>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={head} scope="col" class={css[`column${index}`]}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {children.map((child, index) => (
          <tr key={child.childId}>
            <td>{index + 1}</td>
            <th scope="row">
              <span class={css.kana}>{child.kana}</span>
              {child.name}
            </th>
            <td class={css.whole}>{planOf(child.plan)}</td>
            <td>
              {child.allergens?.map((allergen) => (
                <b key={allergen} class={css.allergen}>
                  {allergen}
                </b>
              ))}
            </td>
            <td>{toldOf(child)}</td>
            <td>{pickupOf(child)}</td>
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const toldOf = (child: BoardChild): string =>
  child.status === 'not_expected' || child.status === 'absent'
    ? [plain(statusWords[child.status].word), ...(child.notices ?? []).slice(0, 1).map(describe)].join(' ')
    : (child.notices ?? [])
        .filter(({ withdrawn, kind }) => !withdrawn && kind !== 'pickup_change')
        .map((notice) => `${kindWords[notice.kind]} ${describe(notice)}`)
        .join('、')

function pickupOf(child: BoardChild): string {
  const { pickup } = child.told ?? { pickup: null }
  if (!pickup) return ''
  return words.changed([pickup.time === null ? '' : showTime(pickup.time), pickup.person ?? ''].filter(Boolean).join(' '))
}

// What was written down of a child's day, on its card: a line a kind, times with each.
import type { CareOfDay } from '../../schema/care/for-family.ts'
import { Facts } from '../kit/Facts.tsx'
import { clockTime } from '../kit/format.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './FamilyCare.module.css'
import { eaten, meals, stools, words } from './family-words.ts'

/** Values with their times, one after the other. */
const Values = ({ list }: { list: readonly { value: Word | string; at: string }[] }) => (
  <ul class={css.values}>
    {list.map(({ value, at }) => (
      <li key={at}>
        <b>{typeof value === 'string' ? value : <Say w={value} alone />}</b> <span class={css.at}>{at}</span>
      </li>
    ))}
  </ul>
)

export function FamilyCare({ care, given }: { care: CareOfDay; given: string }) {
  const line = (name: Word, list: readonly { value: Word | string; at: string }[] | undefined) =>
    list ? [{ name: <Say w={name} alone />, is: <Values list={list} /> }] : []
  const facts = [
    ...line(
      words.temperature,
      care.temperatures?.map(([tenths, at]) => ({ value: `${(tenths / 10).toFixed(1)}℃`, at: clockTime(at) })),
    ),
    ...(care.meals ?? []).flatMap(([meal, amount, at]) => line(meals[meal], [{ value: eaten[amount] ?? '', at: clockTime(at) }])),
    ...line(
      words.milk,
      care.milks?.map(([ml, at]) => ({ value: `${ml}ml`, at: clockTime(at) })),
    ),
    ...line(
      words.sleep,
      care.naps?.map(([from, to]) => ({
        value: `${from === null ? '' : clockTime(from)}–${to === null ? '' : clockTime(to)}`,
        at: '',
      })),
    ),
    ...line(
      words.stool,
      care.stools?.map(([stool, at]) => ({ value: stools[stool], at: clockTime(at) })),
    ),
  ]
  return (
    <section aria-label={plain(words.care(given))}>
      <Facts facts={facts} />
    </section>
  )
}

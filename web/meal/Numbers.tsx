// 食数 by 区分 and meal as they are now; under a sum what was fixed, where that is another number.
import type { Meal } from '../../schema/care/rule.ts'
import { BOXES, type Counts, totalOf } from '../../schema/meal/count.ts'
import { ASKS } from '../../schema/meal/eating.ts'
import { ASK_WORDS, BOX_WORDS, MEAL_WORDS } from '../../schema/meal/words.ts'
import { classes } from '../kit/classes.ts'
import type { Kitchen } from './api.ts'
import css from './Kitchen.module.css'
import { words } from './kitchen-words.ts'

export function Numbers({ answer }: { answer: Kitchen }) {
  // An answer of an older edition knows nothing of 食事予定.
  const { counts, asks = {}, fixed, staff, times, byClass, classes: rooms } = answer
  const boxes = BOXES.filter((box) => times.some(({ meal }) => (counts[meal]?.[box] ?? 0) > 0))
  const sumOf = (of: Counts, people: number, meal: Meal) => totalOf(of, meal) + (meal === 'lunch' ? people : 0)
  const eating = byClass.filter((one) => totalOf(one.counts, 'lunch') > 0)
  return (
    <section class={css.numbers} aria-label={words.counts}>
      <table class={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.box}</th>
            {times.map(({ meal }) => (
              <th key={meal} scope="col">
                {MEAL_WORDS[meal]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {boxes.map((box) => (
            <tr key={box} class={classes(box === 'elimination' && css.strong, box === 'unset' && css.look)}>
              <th scope="row">{BOX_WORDS[box]}</th>
              {times.map(({ meal }) => (
                <td key={meal}>{counts[meal]?.[box] ?? 0}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{words.staff}</th>
            {times.map(({ meal }) => (
              <td key={meal}>{meal === 'lunch' ? staff.now : ''}</td>
            ))}
          </tr>
        </tbody>
        <tfoot>
          <tr class={css.sum}>
            <th scope="row">{words.total}</th>
            {times.map(({ meal }) => {
              const now = sumOf(counts, staff.now, meal)
              const was = fixed ? sumOf(fixed, staff.fixed ?? 0, meal) : now
              return (
                <td key={meal}>
                  {now}
                  {was !== now && <span class={css.was}>{words.fixed(was)}</span>}
                </td>
              )
            })}
          </tr>
          {ASKS.map((ask) =>
            asks[ask] ? (
              <tr key={ask}>
                <th scope="row">{words.among(ASK_WORDS[ask])}</th>
                {times.map(({ meal }) => (
                  <td key={meal}>{meal === 'lunch' ? asks[ask] : ''}</td>
                ))}
              </tr>
            ) : null,
          )}
        </tfoot>
      </table>
      {eating.length > 0 && (
        <table class={css.rooms}>
          <caption>{words.byClass}</caption>
          <tbody>
            {eating.map((one) => (
              <tr key={one.classId}>
                <th scope="row">{rooms.find(({ classId }) => classId === one.classId)?.name ?? words.noClass}</th>
                <td>
                  <b>{totalOf(one.counts, 'lunch')}</b>
                </td>
                <td class={css.parts}>{partsOf(one.counts, one.asks)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** 離乳 後期 2、幼児食 8 */
const partsOf = (counts: Counts, asks: Kitchen['asks'] = {}): string =>
  [
    ...BOXES.filter((box) => (counts.lunch?.[box] ?? 0) > 0).map((box) => `${BOX_WORDS[box]} ${counts.lunch?.[box]}`),
    ...ASKS.filter((ask) => asks[ask]).map((ask) => `${words.among(ASK_WORDS[ask])} ${asks[ask]}`),
  ].join('、')

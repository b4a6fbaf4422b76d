// 予防接種 of one child: what comes next by the schedule, and what was received. No word of alarm: a span that is over only asks for a day.
import { type HealthItem, standing } from '../../schema/health/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { coursesOf, nextOf, otherDoses } from '../../schema/vaccination/rule.ts'
import { SOURCE_LINE } from '../../schema/vaccination/vaccines.ts'
import { Facts } from '../kit/Facts.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { plain, Say } from '../kit/words.tsx'
import { yearDayWord } from '../kit/year-day.ts'
import css from './Doses.module.css'
import { doseWord, noteWord, vaccineWord, words } from './family-words.ts'

export function Doses({ items, birthDay, today }: { items: readonly HealthItem[]; birthDay: Day; today: Day }) {
  const doses = standing(items, 'dose')
  const courses = coursesOf(birthDay, doses, today)
  const next = nextOf(courses)
  const over = courses.filter((one) => one.next?.state === 'past')
  const others = otherDoses(doses, today)
  const done = courses.filter(({ planned }) => planned.some(({ day }) => day !== null))
  return (
    <Sheet label={plain(words.next)}>
      <section class={css.part}>
        <h2>
          <Say w={words.next} />
        </h2>
        {next.length === 0 && (
          <p class={css.second}>
            <Say w={words.nothingNext} />
          </p>
        )}
        <Facts
          facts={next.map(({ vaccine, next: { number, state, from, until } }) => ({
            name: <Say w={vaccineWord(vaccine)} />,
            is: (
              <>
                <b>
                  <Say w={words.number(String(number))} alone />
                </b>{' '}
                {state === 'due' ? (
                  <Say w={words.now(until ? yearDayWord(until) : null)} alone />
                ) : (
                  from && <Say w={words.from(yearDayWord(from))} alone />
                )}
                {vaccine.note && (
                  <span class={css.note}>
                    <Say w={noteWord(vaccine)} alone />
                  </span>
                )}
              </>
            ),
          }))}
        />
        <p class={css.second}>
          <Say w={words.ask} />
        </p>
        {done.length + others.length > 0 && (
          <details>
            <summary>
              <Say w={words.done} alone />
            </summary>
            <Facts
              facts={[
                ...done.map(({ vaccine, planned }) => ({
                  name: <Say w={vaccineWord(vaccine)} />,
                  is: planned.flatMap(({ day, number }) => (day ? [<div key={number}>{plain(yearDayWord(day))}</div>] : [])),
                })),
                ...others.map((dose) => ({ name: <Say w={doseWord(dose)} />, is: plain(yearDayWord(dose.day)) })),
              ]}
            />
          </details>
        )}
        {over.length > 0 && (
          <details>
            <summary>
              <Say w={words.more} alone />
            </summary>
            <p class={css.second}>
              <Say w={words.moreHint} />
            </p>
            <ul>
              {over.map(({ vaccine, next: one }) => (
                <li key={vaccine.key}>
                  <Say w={vaccineWord(vaccine)} /> {one && <Say w={words.number(String(one.number))} alone />}
                </li>
              ))}
            </ul>
          </details>
        )}
        <p class={css.second} lang="ja">
          {SOURCE_LINE}
        </p>
      </section>
    </Sheet>
  )
}

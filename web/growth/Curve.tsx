// The newest value, the curve and the same numbers as a table.
import type { ChildGrowth } from '../../schema/growth/class-sheet.ts'
import { positionOf } from '../../schema/growth/position.ts'
import { type Kind, monthsOld } from '../../schema/growth/rule.ts'
import { SOURCE_LINE, showDifference, showValue, UNITS, writeValue } from '../../schema/growth/words.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { shortDayWord } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { plain, Say } from '../kit/words.tsx'
import { Chart } from './Chart.tsx'
import css from './FamilyGrowth.module.css'
import { ageWord, exactAgeWord, kinds, words, zoneWord } from './family-words.ts'
import { takeBackHome } from './home-act.ts'
import type { Shown } from './unsent-values.ts'

interface CurveProps {
  kind: Kind
  child: ChildGrowth
  given: string
  values: readonly Shown[]
  facility: number
}

export function Curve({ kind, child, given, values, facility }: CurveProps) {
  const { birthDay, sex } = child
  const newest = values.at(-1)
  const before = values.at(-2)
  if (!newest)
    return (
      <p>
        <Say w={words.none} />
      </p>
    )
  const position = positionOf(sex, birthDay, newest)
  const months = (shown: Shown) => Math.floor(monthsOld(birthDay, shown.day))
  return (
    <>
      <div class={css.newest}>
        <p class={css.big}>
          <b>{writeValue(kind, newest.value)}</b>
          <span>{UNITS[kind]}</span>
          <span class={css.second}>
            <Say w={shortDayWord(newest.day)} alone />
          </span>
        </p>
        <p class={css.trend}>
          {before && <Say w={words.since(shortDayWord(before.day), showDifference(kind, newest.value - before.value))} alone />}
          {position && (
            <b>
              <Say w={zoneWord(position.zone)} />
            </b>
          )}
          {newest.unsent && <Unsent />}
        </p>
      </div>
      <Chart
        kind={kind}
        sex={sex}
        birthDay={birthDay}
        age={monthsOld(birthDay, today())}
        values={values}
        title={plain(words.chart(kinds[kind], given))}
        description={plain(words.seen(exactAgeWord(months(values[0] ?? newest)), exactAgeWord(months(newest))))}
        ageWord={(age) => plain(ageWord(age))}
      />
      <ul class={css.legend}>
        <li>
          <span class={css.filled} />
          <Say w={words.nursery} alone />
        </li>
        <li>
          <span class={css.hollow} />
          <Say w={words.home} alone />
        </li>
      </ul>
      <div class={css.source}>
        {sex === 'x' ? (
          <p>
            <Say w={words.noLines} />
          </p>
        ) : (
          <>
            <p lang="ja">{SOURCE_LINE}</p>
            <p>
              <Say w={words.howToRead} />
            </p>
            {kind === 'head' && (
              <p>
                <Say w={words.headEnds} />
              </p>
            )}
            <p>
              <Say w={words.edition} />
            </p>
          </>
        )}
      </div>
      <details class={css.details}>
        <summary>
          <Say w={words.table} alone />
        </summary>
        <table class={css.table}>
          <caption class="unseen">{plain(words.chart(kinds[kind], given))}</caption>
          <thead>
            <tr>
              {[words.day, words.value, words.difference, words.place].map((word) => (
                <th key={word.en} scope="col">
                  <Say w={word} alone />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {values.toReversed().map((value, index) => {
              const earlier = values[values.length - index - 2]
              const at = positionOf(sex, birthDay, value)
              return (
                <tr key={value.id}>
                  <th scope="row">
                    <Say w={shortDayWord(value.day)} alone />
                    <span class={css.second}>
                      {value.day.slice(0, 4)} ・ <Say w={exactAgeWord(months(value))} alone />
                    </span>
                    <span class={css.second}>
                      <Say w={value.place === 'nursery' ? words.atNursery : words.atHome} alone />
                    </span>
                  </th>
                  <td>
                    <b>{showValue(kind, value.value)}</b>
                    {value.unsent && <Unsent />}
                    {value.mine && value.place === 'home' && !value.unsent && (
                      <Button
                        kind="quiet"
                        label={plain(words.takeBackOf(shortDayWord(value.day)))}
                        onClick={() => takeBackHome(facility, child.childId, value)}
                      >
                        <Say w={words.takeBack} alone />
                      </Button>
                    )}
                  </td>
                  <td>{earlier ? showDifference(kind, value.value - earlier.value) : '–'}</td>
                  <td>{at ? <Say w={zoneWord(at.zone)} alone /> : '–'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </>
  )
}

const Unsent = () => (
  <span class={css.unsent}>
    <Knot of="unsent" size={18} />
    <Say w={words.unsent} alone />
  </span>
)

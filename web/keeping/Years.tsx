// 保存する年数 of each group of papers, and from which day 園長 has another number count.
import { useState } from 'preact/hooks'
import { GROUP_WORDS, GROUPS, type Group } from '../../schema/keeping/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { keeping, type Periods } from './api.ts'
import css from './Keeping.module.css'
import { words } from './words.ts'

interface YearsProps {
  answer: Periods
  refresh: () => Promise<void>
}

export function Years({ answer, refresh }: YearsProps) {
  const { busy, fault, send } = useSend()
  const [group, setGroup] = useState<Group>('paper')
  const [startsOn, setStartsOn] = useState<Day | null>(answer.today)
  const [years, setYears] = useState('')
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  return (
    <section class={css.group}>
      <h2 class={css.heading}>{words.years}</h2>
      <p class={css.second}>{words.facts}</p>
      <ul class={css.list}>
        {GROUPS.map((one) => (
          <li key={one}>
            <span>{GROUP_WORDS[one]}</span>
            <b>{words.yearsOf(String(answer.years[one]))}</b>
            {answer.periods
              .filter((period) => period.group === one && period.startsOn > answer.today)
              .map((period) => (
                <span key={period.startsOn} class={css.second}>
                  {eraDay(period.startsOn)} {words.yearsOf(String(period.years))}
                </span>
              ))}
          </li>
        ))}
      </ul>
      {answer.decides && (
        <form
          class={css.row}
          onSubmit={(event) => {
            event.preventDefault()
            void send(
              (id) => keeping.post(facilityId(), '/period', { id, startsOn: startsOn ?? '', group, years: Number(years) }),
              [startsOn, group, years],
            ).then(refresh)
          }}
        >
          <SelectField
            label={words.group}
            value={group}
            onChange={(value) => setGroup(value as Group)}
            options={GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] }))}
          />
          <Field
            label={words.number}
            inputMode="numeric"
            maxLength={2}
            required
            value={years}
            error={at('years')}
            onChange={setYears}
          />
          <DayField label={words.from} required value={startsOn} error={at('startsOn')} onChange={setStartsOn} />
          <Button type="submit" disabled={busy || !/^\d+$/.test(years)}>
            {words.changeYears}
          </Button>
        </form>
      )}
      <p class={css.second}>{words.yearsMore}</p>
    </section>
  )
}

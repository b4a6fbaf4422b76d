import { REQUEST_KINDS, WAYS, type Way } from '../../schema/plan/request.ts'
import { Chips } from '../kit/Chips.tsx'
import { SelectField } from '../kit/Field.tsx'
import { showTime } from '../kit/format.ts'
import { Sheet } from '../kit/Sheet.tsx'
import type { Form } from './form.ts'
import { planWords as words } from './plan-words.ts'
import css from './Settings.module.css'

const TIMES = Array.from({ length: 26 }, (_, slot) => 7 * 60 + slot * 30).map((at) => ({
  value: String(at),
  label: showTime(at),
}))
const DAYS = [0, 1, 2, 3, 5, 7, 10, 14, 21, 31]

/** Which other hours families may ask for on the phone, until when, and whether somebody answers (RA30). */
export function PlanFields({ form, onChange }: { form: Form; onChange: (change: Partial<Form>) => void }) {
  const { planRequests } = form
  return (
    <Sheet label={words.title}>
      <h2 class={css.title}>{words.title}</h2>
      <p class={css.second}>{words.more}</p>
      {REQUEST_KINDS.map((kind) => {
        const way = planRequests[kind]
        const set = (change: Partial<Way>) => onChange({ planRequests: { ...planRequests, [kind]: { ...way, ...change } } })
        return (
          <div key={kind} class={css.fields}>
            <Chips
              legend={words[kind]}
              columns={3}
              chips={WAYS.map((value) => ({ value, label: words[value] }))}
              value={way.how}
              onChange={(how) => set({ how })}
            />
            {way.how !== 'off' && (
              <>
                <SelectField
                  label={words.days(words[kind])}
                  value={String(way.days)}
                  onChange={(value) => set({ days: Number(value) })}
                  options={[...new Set([...DAYS, way.days])]
                    .sort((a, b) => a - b)
                    .map((days) => ({ value: String(days), label: words.before(days) }))}
                />
                <SelectField
                  label={words.at(words[kind])}
                  value={String(way.at)}
                  onChange={(value) => set({ at: Number(value) })}
                  options={
                    TIMES.some(({ value }) => value === String(way.at))
                      ? TIMES
                      : [...TIMES, { value: String(way.at), label: showTime(way.at) }]
                  }
                />
              </>
            )}
          </div>
        )
      })}
    </Sheet>
  )
}

// 給食: when each meal is on the table, for which classes, on which weekdays, and when its count is fixed.
import { FIRST_MEALS, type MealTime } from '../../schema/meal/setting.ts'
import { MEAL_WORDS } from '../../schema/meal/words.ts'
import { Check } from '../kit/Check.tsx'
import { SelectField, TimeField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { mealWords as words } from './meal-words.ts'
import css from './Settings.module.css'
import type { SettingsFormProps } from './SettingsForm.tsx'
import { WEEK } from './words.ts'

const AGES = [0, 1, 2, 3, 4, 5].map((age) => ({ value: String(age), label: words.until(age) }))

export function MealFields({ form: { meal }, onChange }: Pick<SettingsFormProps, 'form' | 'onChange'>) {
  const change = (part: Partial<typeof meal>) => onChange({ meal: { ...meal, ...part } })
  const changeTime = (of: MealTime['meal'], part: Partial<MealTime> | null) => {
    const first = FIRST_MEALS.times.find((one) => one.meal === of) ?? { meal: of, at: 18 * 60, untilAge: 5 }
    const known = meal.times.find((one) => one.meal === of) ?? first
    const others = meal.times.filter((one) => one.meal !== of)
    change({ times: (part === null ? others : [...others, { ...known, ...part }]).sort((a, b) => a.at - b.at) })
  }
  return (
    <Sheet label={words.meal}>
      <h2 class={css.title}>{words.meal}</h2>
      <div class={css.fields}>
        <TimeField
          label={words.fixAt}
          hint={words.fixAtHint}
          value={meal.fixAt}
          onChange={(time) => time !== null && change({ fixAt: time })}
        />
        <SelectField
          label={words.foodAge}
          value={String(meal.foodAge)}
          onChange={(value) => change({ foodAge: Number(value) })}
          options={AGES}
        />
        {(['morning_snack', 'lunch', 'snack', 'supper'] as const).map((of) => {
          const here = meal.times.find((one) => one.meal === of)
          return [
            <Check key={of} checked={here !== undefined} onChange={(on) => changeTime(of, on ? {} : null)}>
              {words.give(MEAL_WORDS[of])}
            </Check>,
            here && (
              <TimeField
                key={`${of} at`}
                label={words.at(MEAL_WORDS[of])}
                value={here.at}
                onChange={(at) => at !== null && changeTime(of, { at })}
              />
            ),
            here && (
              <SelectField
                key={`${of} age`}
                label={words.ages(MEAL_WORDS[of])}
                value={String(here.untilAge)}
                onChange={(value) => changeTime(of, { untilAge: Number(value) })}
                options={AGES}
              />
            ),
          ]
        })}
        <fieldset class={css.week}>
          <legend>{words.weekdays}</legend>
          {[...WEEK].map((name, day) => (
            <Check
              key={name}
              checked={meal.weekdays.includes(day)}
              onChange={(on) =>
                change({ weekdays: (on ? [...meal.weekdays, day] : meal.weekdays.filter((one) => one !== day)).sort() })
              }
            >
              {name}
            </Check>
          ))}
        </fieldset>
      </div>
    </Sheet>
  )
}

// 食材チェック: what of the coming menu the child has not eaten twice at home, and the whole list. A tap is kept on the phone and sent when there is a line.
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import { FOOD_GROUPS, TRIALS, type Trial } from '../../schema/meal/foods.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Field, SelectField } from '../kit/Field.tsx'
import { shortDayWord } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { lastReceipt, send, shownActs } from '../kit/outbox.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import { type Foods, meal } from './api.ts'
import css from './Family.module.css'
import { groups, trials, words } from './family-words.ts'
import { foodWord } from './food-words.ts'

const PATH = 'meal/food'

interface Said {
  food: string
  trial: Trial
  note: string
}

export function FoodCheck({ facility, childId }: { facility: number; childId: string }) {
  const loaded = useLoad<Foods>(meal.address(facility, '/food', { childId }), { keep: true })
  const receipt = lastReceipt.value
  useEffect(() => void loaded?.refresh(), [receipt])
  const answer = loaded?.data.value
  if (!answer?.asked) return null
  const mine = shownActs.value.filter((act) => act.path === PATH && act.childIds.includes(childId) && act.state !== 'refused')
  const said = new Map(
    [...answer.trials, ...mine.flatMap((act) => act.json.foods as Said[])].map(({ food, trial, note }) => [
      food,
      { trial, note },
    ]),
  )
  const saidOf = (key: string): Omit<Said, 'food'> => said.get(key) ?? { trial: 'not_yet', note: '' }
  const trialOf = (key: string): Trial => saidOf(key).trial
  const tell = (food: string, trial: Trial, note = '') => {
    const id = newId(moment())
    const json = { id, childId, foods: [{ food, trial, note }] }
    void send({ id, facility, path: PATH, json, childIds: [childId] })
  }
  const soon = new Map(
    answer.coming.toReversed().flatMap(({ day, untried }) => untried.map(({ key, name }) => [key, { key, name, day }] as const)),
  )
  const coming = [...soon.values()].filter(({ key }) => trialOf(key) !== 'twice').toReversed()
  return (
    <Sheet>
      <section class={css.part}>
        <h2>
          <Say w={words.foods} />
        </h2>
        <p class={css.second}>
          <Say w={words.foodsMore} />
        </p>
        {mine.length > 0 && <Notice tone="look" title={<Say w={words.unsent} />} />}
        <h3>
          <Say w={words.coming} />
        </h3>
        {coming.length === 0 ? (
          <p>
            <Say w={words.comingNone} />
          </p>
        ) : (
          <ul class={css.foods}>
            {coming.map(({ key, name, day }) => (
              <li key={key}>
                <Choice name={foodWord({ key, name })} said={saidOf(key)} onTell={(trial, note) => tell(key, trial, note)} />
                <span class={css.second}>
                  <Say w={words.onDay(shortDayWord(day))} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {FOOD_GROUPS.map((group) => (
          <details key={group} class={css.day}>
            <summary>
              <b>
                <Say w={groups[group]} />
              </b>
              <span>{countOf(answer, group, trialOf)}</span>
            </summary>
            <ul class={css.foods}>
              {answer.foods
                .filter((food) => food.group === group)
                .map(({ key, name }) => (
                  <li key={key}>
                    <Choice name={foodWord({ key, name })} said={saidOf(key)} onTell={(trial, note) => tell(key, trial, note)} />
                  </li>
                ))}
            </ul>
          </details>
        ))}
        <p class={css.second}>
          <Say w={words.whoseList} />
        </p>
      </section>
    </Sheet>
  )
}

/** 12/15 : eaten twice, of how many. */
const countOf = ({ foods }: Foods, group: string, trialOf: (key: string) => Trial): string => {
  const own = foods.filter((food) => food.group === group)
  return `${own.filter(({ key }) => trialOf(key) === 'twice').length}/${own.length}`
}

interface ChoiceProps {
  name: Word
  said: Omit<Said, 'food'>
  onTell: (trial: Trial, note?: string) => void
}

/** What was said of a food; of one that was not borne, how it went too. */
function Choice({ name, said: { trial, note }, onTell }: ChoiceProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const tellHow = () => {
    if (typed !== null && typed.trim() !== note) onTell(trial, typed.trim())
    setTyped(null)
  }
  return (
    <>
      <SelectField
        label={<Say w={name} alone />}
        value={trial}
        onChange={(value) => onTell(value as Trial)}
        options={TRIALS.map((value) => ({ value, label: plain(trials[value]) }))}
      />
      {trial === 'reacted' && (
        <>
          <p class={css.reacted}>
            <Say w={words.reactedMore} />
          </p>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              tellHow()
            }}
          >
            <Field
              label={
                <>
                  <span class="unseen">{plain(name)} </span>
                  <Say w={words.how} />
                </>
              }
              hint={<Say w={words.howHint} alone />}
              maxLength={100}
              value={typed ?? note}
              onChange={setTyped}
            />
            {typed !== null && typed.trim() !== note && (
              <Button type="submit">
                <Say w={words.sendHow} alone />
              </Button>
            )}
          </form>
        </>
      )}
    </>
  )
}

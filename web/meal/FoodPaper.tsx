// What one child has eaten at home, food by food: the paper list of 食材チェック, to be read in the room. A family writes it; nothing is changed here.
import { GROUP_WORDS, TRIAL_WORDS } from '../../schema/meal/words.ts'
import { Empty } from '../kit/Empty.tsx'
import { useLoad } from '../kit/use-load.ts'
import { type Foods, meal } from './api.ts'
import css from './Room.module.css'
import { words } from './room-words.ts'

/** What has to be known first stands first. */
const ORDER = ['reacted', 'not_yet', 'once', 'twice'] as const

export function FoodPaper({ facility, childId }: { facility: number; childId: string }) {
  const loaded = useLoad<Foods>(meal.address(facility, '/food', { childId }), { keep: true })
  const answer = loaded?.data.value
  if (!answer) return <p>{loaded?.offline.value || loaded?.refused.value ? words.notHere : words.loading}</p>
  if (!answer.asked) return <Empty title={words.notAsked}>{words.notAskedMore}</Empty>
  const said = new Map(answer.trials.map((one) => [one.food, one]))
  const byTrial = Map.groupBy(answer.foods, ({ key }) => said.get(key)?.trial ?? 'not_yet')
  return (
    <>
      {ORDER.map((trial) => {
        const foods = byTrial.get(trial) ?? []
        if (foods.length === 0) return null
        return (
          <section key={trial} class={css.foods}>
            <h3 class={trial === 'reacted' ? css.reacted : undefined}>{words.count(TRIAL_WORDS[trial], foods.length)}</h3>
            {trial === 'reacted' ? (
              <ul>
                {foods.map(({ key, name }) => (
                  <li key={key}>
                    <b>{name}</b> {said.get(key)?.note && `「${said.get(key)?.note}」`}
                  </li>
                ))}
              </ul>
            ) : (
              <dl>
                {[...Map.groupBy(foods, ({ group }) => group)].map(([group, own]) => (
                  <div key={group}>
                    <dt>{GROUP_WORDS[group]}</dt>
                    <dd>{own.map(({ name }) => name).join('、')}</dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        )
      })}
    </>
  )
}

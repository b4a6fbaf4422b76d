import { TRIAL_WORDS } from '../../schema/meal/words.ts'
import type { Untried } from './api.ts'

type Food = Untried['children'][number]['today'][number]

/** にんじん（煮物 ・ まだ） : each food with its dishes, what was said of it, and how the family saw it go. */
export const UntriedText = ({ foods }: { foods: readonly Food[] }) => (
  <ul>
    {foods.map(({ key, name, trial, note, dishes }) => (
      <li key={key}>
        {trial === 'reacted' ? <b>{name}</b> : name}（{dishes.join('、')} ・ {TRIAL_WORDS[trial]}）{note && `「${note}」`}
      </li>
    ))}
  </ul>
)

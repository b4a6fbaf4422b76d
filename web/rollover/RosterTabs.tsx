import css from '../staff/Staff.module.css'
import { words } from './words.ts'

const PLACES = { imports: '/office/roster', title: '/office/roster/year' } as const
type Place = keyof typeof PLACES

/** The screens about who is in the house: the list as it comes, and the next year. */
export const RosterTabs = ({ current }: { current: Place }) => (
  <nav class={`${css.places} screen-only`} aria-label={words.places}>
    {(Object.keys(PLACES) as Place[]).map((id) => (
      <a key={id} href={PLACES[id]} class={css.place} aria-current={id === current ? 'page' : undefined}>
        {words[id]}
      </a>
    ))}
  </nav>
)

import css from './Staff.module.css'
import { words } from './words.ts'

const PLACES = {
  people: '/office/staff',
  week: '/office/staff/week',
  staffing: '/office/staff/staffing',
  accounts: '/office/staff/accounts',
} as const
type Place = keyof typeof PLACES

/** The screens about the people who work here. */
export const StaffTabs = ({ current }: { current: Place }) => (
  <nav class={`${css.places} screen-only`} aria-label={words.places}>
    {(Object.keys(PLACES) as Place[]).map((id) => (
      <a key={id} href={PLACES[id]} class={css.place} aria-current={id === current ? 'page' : undefined}>
        {words[id]}
      </a>
    ))}
  </nav>
)

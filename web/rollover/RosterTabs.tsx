import { Places } from '../office/Places.tsx'
import { words } from './words.ts'

const PLACES = { imports: '/office/roster', title: '/office/roster/year' } as const

/** The screens about who is in the house: the list as it comes, and the next year. */
export const RosterTabs = ({ current }: { current: keyof typeof PLACES }) => (
  <Places label={words.places} places={PLACES} words={words} current={current} />
)

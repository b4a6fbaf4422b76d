import { Places } from '../office/Places.tsx'
import { words } from './words.ts'

const PLACES = {
  people: '/office/staff',
  week: '/office/staff/week',
  staffing: '/office/staff/staffing',
  accounts: '/office/staff/accounts',
} as const

/** The screens about the people who work here. */
export const StaffTabs = ({ current }: { current: keyof typeof PLACES }) => (
  <Places label={words.places} places={PLACES} words={words} current={current} />
)

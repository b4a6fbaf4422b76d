// What an invitation is worth, and what a guardian can hand on.
import { HOUR, type Moment } from '../kit/day.ts'
import { CAPABILITIES, type Capability } from '../permission/matrix.ts'

const DAY_MS = 24 * HOUR

/** Seven days; thirty for what is handed out at the 説明会, weeks before the first day (docs/decisions). */
export const lifeOf = (briefing: boolean): number => (briefing ? 30 : 7) * DAY_MS

export const CONTACT_WAYS = ['app', 'mail', 'phone', 'paper'] as const
export type ContactWay = (typeof CONTACT_WAYS)[number]

/** A person without an account and without a code, with one, with one that ran out, registered. */
export type InvitationState = 'none' | 'open' | 'expired' | 'joined'

/** How far a person has come. */
export function stateOf(person: { registered: boolean; expiresAt: Moment | null }, now: Moment): InvitationState {
  if (person.registered) return 'joined'
  if (person.expiresAt === null) return 'none'
  return person.expiresAt > now ? 'open' : 'expired'
}

/** What a guardian can choose for somebody of the family, as one plain choice. */
export const SHARES = ['look', 'tell', 'fetch', 'all'] as const
export type Share = (typeof SHARES)[number]

const WHOLE: Record<Share, readonly Capability[]> = {
  look: ['read_presence', 'read_note', 'photo'],
  tell: ['read_presence', 'read_note', 'photo', 'absence', 'write_note', 'check_in', 'pickup'],
  fetch: ['pickup'],
  all: CAPABILITIES,
}

/**
 * The capabilities a choice gives, of those the giver has herself: comma-joined as they are kept, empty when nothing is left. Who may
 * change the list of people who fetch may also let somebody fetch.
 */
export function given(share: Share, own: string): string {
  const has = (capability: Capability) =>
    own.includes(`,${capability},`) || (capability === 'pickup' && own.includes(',pickup_list,'))
  const left = WHOLE[share].filter(has)
  return left.length > 0 ? `,${left.join(',')},` : ''
}

/** Which choice some capabilities come from: the least that covers them. */
export function shareOf(capabilities: string): Share {
  const held = CAPABILITIES.filter((one) => capabilities.includes(`,${one},`))
  return (['fetch', 'look', 'tell'] as const).find((share) => held.every((one) => WHOLE[share].includes(one))) ?? 'all'
}

/** Fetching is all: such a person sees the child's first name, and that they are on the list. */
export const onlyFetches = (capabilities: string): boolean =>
  capabilities.includes(',pickup,') && !capabilities.includes(',read_presence,')

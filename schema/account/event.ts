// What can happen to a sign-in, for its owner to read. The doors say it in their own words (web/account/event-words.ts).

export const EVENT_KINDS = [
  'signed_in',
  'new_browser',
  'refused',
  'password_changed',
  'factor_added',
  'factor_removed',
  'recovery_code_used',
  'email_changed',
  'recovery_issued',
  'recovered',
  'joined',
  'ended_others',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What an honest owner should not miss: told by letter at once, and again at the next opening. */
const IMPORTANT: readonly EventKind[] = [
  'new_browser',
  'password_changed',
  'factor_added',
  'factor_removed',
  'recovery_code_used',
  'email_changed',
  'recovery_issued',
  'recovered',
]

/** True for what the owner is told without asking. */
export const isImportant = (kind: EventKind): boolean => IMPORTANT.includes(kind)

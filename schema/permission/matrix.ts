// Who may do what. The one place: the worker decides by it, SQL guards are made from it, the law tests read it.
// Reach: `facility` every child of the facility · `class` children of one's class on that day, or all while on duty (当番) or assigned without a class.
// A family session has guardian rights only, a room or office session staff rights only, even for one person who is both.

export const ROLES = ['nursery_teacher', 'head_teacher', 'director', 'nurse', 'cook', 'office'] as const
export type Role = (typeof ROLES)[number]

export const CAPABILITIES = [
  'read_presence',
  'check_in',
  'absence',
  'pickup_list',
  'read_note',
  'write_note',
  'health',
  'address',
  'billing',
  'photo',
] as const
export type Capability = (typeof CAPABILITIES)[number]

export type Reach = 'facility' | 'class'

/** What an action asks of the one who does it. */
export interface Rule {
  /** Anyone, signed in or not. */
  open?: true
  /** Any live sign-in, for one's own account. */
  self?: true
  /** A city officer's dated duty, for the organisation. */
  officer?: true
  /** The capability a guardian needs for each child concerned. */
  guardian?: Capability
  staff?: Partial<Record<Role, Reach>>
}

const lead = { head_teacher: 'facility', director: 'facility' } as const
const desk = { ...lead, office: 'facility' } as const

export const MATRIX = {
  'health.read': { open: true },
  'account.sign_in': { open: true },
  'account.sign_out': { self: true },
  'account.self': { self: true },
  'presence.read': { staff: { ...desk, nursery_teacher: 'facility', nurse: 'facility' } },
  'presence.record': { staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'presence.stamp': { guardian: 'check_in', staff: { ...lead, nursery_teacher: 'class', nurse: 'facility' } },
  'presence.month': { staff: desk },
  'notice.report': { guardian: 'absence', staff: { ...desk, nursery_teacher: 'class' } },
  'notice.read': { guardian: 'absence', staff: { ...desk, nurse: 'facility', nursery_teacher: 'class' } },
  'notice.confirm': { staff: { ...lead, nursery_teacher: 'class' } },
  'family.read': { guardian: 'read_presence' },
  'child.read': { staff: { ...desk, nursery_teacher: 'facility', nurse: 'facility', cook: 'facility' } },
  'child.phone': { staff: { ...desk, nursery_teacher: 'class', nurse: 'facility' } },
  'roster.import': { staff: desk },
  'facility.settings': { staff: desk },
  'city.read': { officer: true },
  'city.import': { officer: true },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof MATRIX

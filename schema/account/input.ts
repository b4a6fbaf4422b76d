import * as v from 'valibot'
import { needed, oneOf, strict, whole } from '../kit/input.ts'

export const DOOR_NAMES = ['family', 'room', 'office'] as const
export type Door = (typeof DOOR_NAMES)[number]

/** A password as it is sent: never trimmed or changed. */
export const password = v.pipe(
  v.string('文字で送ってください'),
  v.minLength(1, '入れてください'),
  v.maxLength(256, '256文字までにしてください'),
)

/** The fewest characters of a new password (ASVS 6.2.1). Staff: whoever has work in a facility or a city. */
export const LEAST_PASSWORD = { family: 8, staff: 12 } as const

/** The login as it was typed; the door looks for its one form (`loginForm`). */
export const signIn = strict({ login: needed(100), password, door: v.optional(oneOf(DOOR_NAMES)) })

/** A password is chosen with a one-time code; what is refused says `passwordFault`. */
export const firstPassword = strict({ code: needed(40), password })

/** One of one's own sign-ins to end, by the id it is shown with, or all others. */
export const endSignIns = v.pipe(
  strict({ id: v.optional(needed(22)), others: v.optional(v.literal(true)) }),
  v.check(({ id, others }) => (id === undefined) !== (others === undefined), 'どのサインインを終わらせるか、えらんでください'),
)

/** Up to when one has read what happened to one's sign-in. */
export const seeEvents = strict({ until: whole(0, Number.MAX_SAFE_INTEGER) })

const email = v.pipe(
  needed(254),
  v.regex(
    /^[^\s@<>"',;:\\()[\]]{1,64}@[^\s@.,;:<>]+(?:\.[^\s@.,;:<>]+)+$/u,
    'メールアドレスの形（name@example.jp）で入れてください',
  ),
)
/** Where letters about one's sign-in shall go; it counts once its code was given back. */
export const changeEmail = strict({ email })
export const confirmEmail = strict({ code: needed(20) })

/** A code of an authenticator app, or a recovery code. */
export const code = strict({ code: needed(40) })

/** A new password in place of the present one; without `current` the sign-in must be fresh. */
export const passwordChange = strict({ current: v.optional(password), password })

import * as v from 'valibot'
import { needed, oneOf, strict } from '../kit/input.ts'

export const DOOR_NAMES = ['family', 'room', 'office'] as const
export type Door = (typeof DOOR_NAMES)[number]

const password = v.pipe(
  v.string('文字で送ってください'),
  v.minLength(1, '入れてください'),
  v.maxLength(256, '256文字までにしてください'),
)

/** A password is never trimmed or changed; the login is. */
export const signIn = strict({ login: needed(100), password, door: v.optional(oneOf(DOOR_NAMES)) })

/** The first director chooses a password with the one-time code of the set-up. Staff: at least 12 characters (ASVS 6.2.1). */
export const firstPassword = strict({
  code: needed(40),
  password: v.pipe(password, v.minLength(12, '12文字以上にしてください。ながい文でもかまいません')),
})

// What a browser answers for a passkey (WebAuthn JSON). Browsers add members as they please; the ones named here are read, no other.
import * as v from 'valibot'
import { needed, oneOf, strict } from '../kit/input.ts'
import { DOOR_NAMES, password } from './input.ts'

const bytes = (most: number) =>
  v.pipe(
    v.string('文字で送ってください'),
    v.minLength(1, '入れてください'),
    v.maxLength(most, '長すぎます'),
    v.regex(/^[\w-]+$/, '使えない文字が入っています'),
  )

const common = { id: bytes(1400), rawId: bytes(1400), type: v.literal('public-key', 'public-key と送ってください') }

/** An authenticator's signature over a challenge. */
export const passkeyAnswer = v.object({
  ...common,
  response: v.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(4000),
    userHandle: v.optional(bytes(200)),
  }),
})
export type PasskeyAnswer = v.InferOutput<typeof passkeyAnswer>

const newPasskey = v.object({
  ...common,
  response: v.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(20_000),
    transports: v.optional(v.pipe(v.array(needed(20)), v.maxLength(8, '8つまでにしてください'))),
  }),
})
export type NewPasskey = v.InferOutput<typeof newPasskey>

export const passkeySignIn = strict({ answer: passkeyAnswer, door: v.optional(oneOf(DOOR_NAMES)) })
export const passkeyRegister = strict({ answer: newPasskey, name: v.optional(needed(40)) })
export const passkeyRename = strict({ passkeyId: bytes(1400), name: needed(40) })
export const passkeyRemove = strict({ passkeyId: bytes(1400) })

/** Proving again who one is: one of the three. */
export const proof = strict({ password: v.optional(password), code: v.optional(needed(40)), passkey: v.optional(passkeyAnswer) })

import * as v from 'valibot'
import { id, listOf, needed, oneOf, strict, time } from '../kit/input.ts'

/** What can be switched off. A correction is not among them: whoever was told something wrong hears that it was wrong. */
export const PUSH_KINDS = ['arrived', 'left', 'confirmed', 'book'] as const
export type PushKind = (typeof PUSH_KINDS)[number]
export const LANGUAGES = ['ja', 'easy', 'en'] as const
export type PushLanguage = (typeof LANGUAGES)[number]
/** Mail: only while no push reaches one, beside pushes, or never. */
export const MAIL_CHOICES = ['second', 'always', 'off'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

/** What one wants to be told, and between which times not. */
export const pushChoice = v.pipe(
  strict({
    id,
    kinds: listOf(oneOf(PUSH_KINDS), 0, PUSH_KINDS.length),
    quiet: v.nullable(strict({ from: time, to: time })),
    mail: oneOf(MAIL_CHOICES),
  }),
  v.forward(
    v.check(({ quiet }) => quiet === null || quiet.from !== quiet.to, 'はじめとおわりを、ちがう時刻にしてください'),
    ['quiet'],
  ),
)

const base64url = (bytes: number) => v.pipe(needed(100), v.regex(/^[\w-]+$/), v.length(Math.ceil((bytes * 4) / 3)))
/** What a browser's PushManager gave. Where it may point is asked of `isPushService`. */
export const pushDevice = strict({
  id,
  endpoint: v.pipe(needed(1000), v.regex(/^[\x21-\x7e]+$/, '届け先のアドレスではありません')),
  keys: strict({ p256dh: base64url(65), auth: base64url(16) }),
  language: oneOf(LANGUAGES),
})
export const pushDeviceEnd = strict({ id, deviceId: id })
export const pushTest = strict({ deviceId: id })

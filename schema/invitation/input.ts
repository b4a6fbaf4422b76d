import * as v from 'valibot'
import { loginForm } from '../account/login.ts'
import { id, listOf, needed, oneOf, strict } from '../kit/input.ts'
import { CONTACT_WAYS, SHARES } from './rule.ts'

/** A class, or all who are not registered, in one go. */
export const MOST_AT_ONCE = 400

/** Sheets for some people. `briefing`: handed out at the 説明会. */
export const issueInvitations = strict({
  id,
  personIds: listOf(id, 1, MOST_AT_ONCE),
  briefing: v.boolean('はい・いいえで送ってください'),
})
export const revokeInvitation = strict({ id, personId: id })

/** How a household wants to be reached; brothers and sisters together. */
export const chooseContactWay = strict({ id, childIds: listOf(id, 1, 20), way: oneOf(CONTACT_WAYS) })

const code = needed(40)
export const lookAtInvitation = strict({ code })

/** An ID is what one can type on any telephone: no spaces, no capitals or wide letters that a keyboard adds by itself. */
const login = v.pipe(
  needed(100),
  v.transform(loginForm),
  v.maxLength(100, '100文字までにしてください'),
  v.minLength(4, '4文字以上にしてください'),
  v.regex(/^[\x21-\x7e]+$/, '英字・数字・記号だけにしてください。メールアドレスでもかまいません'),
)
const password = v.pipe(
  v.string('文字で送ってください'),
  v.minLength(1, '入れてください'),
  v.maxLength(256, '256文字までにしてください'),
)

/** Uses a code: for a new account, or without one for the account that is signed in at this door. */
export const joinByInvitation = strict({ code, account: v.optional(strict({ login, password })) })

/** A guardian lets somebody of the family in, for some of her children. */
export const inviteMember = strict({
  id,
  childIds: listOf(id, 1, 10),
  familyName: needed(30),
  givenName: needed(30),
  relationship: needed(10),
  share: oneOf(SHARES),
})
export const endMember = strict({ id, childIds: listOf(id, 1, 10), personId: id })

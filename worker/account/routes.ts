import { Hono } from 'hono'
import {
  code,
  confirmEmail as emailCode,
  changeEmail as emailInput,
  endSignIns as ending,
  firstPassword,
  passwordChange,
  seeEvents as seeing,
  signIn,
} from '../../schema/account/input.ts'
import { passkeyRegister, passkeyRemove, passkeyRename, passkeySignIn, proof } from '../../schema/account/passkey-input.ts'
import { joinByInvitation as joinInput, lookAtInvitation as lookInput } from '../../schema/invitation/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import { joinByInvitation, lookAtInvitation } from '../invitation/join.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { beginTotp, confirmTotp, reissueRecoveryCodes, removeTotp } from './change-factor.ts'
import { askToEnter, beginPasskey, enterWithPasskey, registerPasskey, removePasskey, renamePasskey } from './change-passkeys.ts'
import { changePassword } from './change-password.ts'
import { chooseFirstPassword } from './choose-first-password.ts'
import { changeEmail, confirmEmail, readContact, removeEmail } from './contact.ts'
import { readEvents, seeEvents } from './events.ts'
import { askToProve, proveAgain } from './prove-again.ts'
import { readMe } from './read-me.ts'
import { readSecurity } from './read-security.ts'
import { enterSecond } from './second.ts'
import { enter, leave } from './sign-in.ts'
import { endSignIns, readSignIns } from './sign-ins.ts'

const done = { done: true } as const

/** Signing in and out, who one is, and how one proves it. */
export const account = new Hono<App>()
  .post('/sign-in', rate('sign_in'), may('account.sign_in'), input(signIn), async (c) =>
    c.json(await enter(c, c.req.valid('json'))),
  )
  .post('/second', rate('sign_in'), may('account.sign_in'), input(code), async (c) =>
    c.json(await enterSecond(c, c.req.valid('json'))),
  )
  .post('/first', rate('sign_in'), may('account.sign_in'), input(firstPassword), async (c) =>
    c.json(await chooseFirstPassword(c, c.req.valid('json'))),
  )
  .post('/join/look', rate('join'), may('account.join'), input(lookInput), async (c) =>
    c.json(await lookAtInvitation(c, c.req.valid('json'))),
  )
  .post('/join', rate('join'), may('account.join'), input(joinInput), async (c) =>
    c.json(await joinByInvitation(c, c.req.valid('json'))),
  )
  .post('/passkey/ask', rate('sign_in'), may('account.sign_in'), input(nothing), async (c) => c.json(await askToEnter(c)))
  .post('/passkey/sign-in', rate('sign_in'), may('account.sign_in'), input(passkeySignIn), async (c) =>
    c.json(await enterWithPasskey(c, c.req.valid('json'))),
  )
  .post('/sign-out', rate('write'), may('account.sign_out'), input(nothing), async (c) => {
    await leave(c)
    return c.json(done)
  })
  .get('/me', rate('read'), may('account.self'), query(nothing), async (c) => c.json(await readMe(c)))
  .get('/sign-ins', rate('read'), may('account.self'), query(nothing), async (c) => c.json(await readSignIns(c)))
  .post('/sign-ins/end', rate('write'), may('account.secure'), input(ending), async (c) =>
    c.json(await endSignIns(c, c.req.valid('json'))),
  )
  .get('/events', rate('read'), may('account.self'), query(nothing), async (c) => c.json(await readEvents(c)))
  .post('/events/seen', rate('write'), may('account.secure'), input(seeing), async (c) =>
    c.json(await seeEvents(c, c.req.valid('json').until)),
  )
  .get('/contact', rate('read'), may('account.self'), query(nothing), async (c) => c.json(await readContact(c)))
  .post('/contact', rate('write'), may('account.secure'), input(emailInput), async (c) =>
    c.json(await changeEmail(c, c.req.valid('json').email)),
  )
  .post('/contact/confirm', rate('sign_in'), may('account.secure'), input(emailCode), async (c) =>
    c.json(await confirmEmail(c, c.req.valid('json').code)),
  )
  .post('/contact/remove', rate('write'), may('account.secure'), input(nothing), async (c) => c.json(await removeEmail(c)))
  .get('/security', rate('read'), may('account.secure'), query(nothing), async (c) => c.json(await readSecurity(c)))
  .post('/fresh/ask', rate('write'), may('account.secure'), input(nothing), async (c) => c.json(await askToProve(c)))
  .post('/fresh', rate('write'), may('account.secure'), input(proof), async (c) => {
    await proveAgain(c, c.req.valid('json'))
    return c.json(done)
  })
  .post('/totp/begin', rate('write'), may('account.secure'), input(nothing), async (c) => c.json(await beginTotp(c)))
  .post('/totp/confirm', rate('write'), may('account.secure'), input(code), async (c) =>
    c.json(await confirmTotp(c, c.req.valid('json'))),
  )
  .post('/totp/remove', rate('write'), may('account.secure'), input(nothing), async (c) => {
    await removeTotp(c)
    return c.json(done)
  })
  .post('/recovery-code', rate('write'), may('account.secure'), input(nothing), async (c) =>
    c.json(await reissueRecoveryCodes(c)),
  )
  .post('/passkey/begin', rate('write'), may('account.secure'), input(nothing), async (c) => c.json(await beginPasskey(c)))
  .post('/passkey/register', rate('write'), may('account.secure'), input(passkeyRegister), async (c) =>
    c.json(await registerPasskey(c, c.req.valid('json'))),
  )
  .post('/passkey/rename', rate('write'), may('account.secure'), input(passkeyRename), async (c) => {
    await renamePasskey(c, c.req.valid('json'))
    return c.json(done)
  })
  .post('/passkey/remove', rate('write'), may('account.secure'), input(passkeyRemove), async (c) => {
    await removePasskey(c, c.req.valid('json'))
    return c.json(done)
  })
  .post('/password', rate('write'), may('account.secure'), input(passwordChange), async (c) => {
    await changePassword(c, c.req.valid('json'))
    return c.json(done)
  })

export type Routes = typeof account

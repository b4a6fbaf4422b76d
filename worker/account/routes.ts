import { Hono } from 'hono'
import {
  confirmEmail as emailCode,
  changeEmail as emailInput,
  endSignIns as ending,
  firstPassword,
  seeEvents as seeing,
  signIn,
} from '../../schema/account/input.ts'
import { joinByInvitation as joinInput, lookAtInvitation as lookInput } from '../../schema/invitation/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import { joinByInvitation, lookAtInvitation } from '../invitation/join.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { chooseFirstPassword } from './choose-first-password.ts'
import { changeEmail, confirmEmail, readContact, removeEmail } from './contact.ts'
import { readEvents, seeEvents } from './events.ts'
import { readMe } from './read-me.ts'
import { enter, leave } from './sign-in.ts'
import { endSignIns, readSignIns } from './sign-ins.ts'

/** Signing in and out, and who one is. */
export const account = new Hono<App>()
  .post('/sign-in', rate('sign_in'), may('account.sign_in'), input(signIn), async (c) =>
    c.json(await enter(c, c.req.valid('json'))),
  )
  .post('/first', rate('sign_in'), may('account.sign_in'), input(firstPassword), async (c) =>
    c.json(await chooseFirstPassword(c, c.req.valid('json'))),
  )
  .post('/join/look', rate('sign_in'), may('account.join'), input(lookInput), async (c) =>
    c.json(await lookAtInvitation(c, c.req.valid('json'))),
  )
  .post('/join', rate('sign_in'), may('account.join'), input(joinInput), async (c) =>
    c.json(await joinByInvitation(c, c.req.valid('json'))),
  )
  .post('/sign-out', rate('write'), may('account.sign_out'), input(nothing), async (c) => {
    await leave(c)
    return c.json({ done: true })
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

export type Routes = typeof account

import { Hono } from 'hono'
import { firstPassword, signIn } from '../../schema/account/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { chooseFirstPassword } from './choose-first-password.ts'
import { readMe } from './read-me.ts'
import { enter, leave } from './sign-in.ts'

/** Signing in and out, and who one is. */
export const account = new Hono<App>()
  .post('/sign-in', rate('sign_in'), may('account.sign_in'), input(signIn), async (c) =>
    c.json(await enter(c, c.req.valid('json'))),
  )
  .post('/first', rate('sign_in'), may('account.sign_in'), input(firstPassword), async (c) =>
    c.json(await chooseFirstPassword(c, c.req.valid('json'))),
  )
  .post('/sign-out', rate('write'), may('account.sign_out'), input(nothing), async (c) => {
    await leave(c)
    return c.json({ done: true })
  })
  .get('/me', rate('read'), may('account.self'), query(nothing), async (c) => c.json(await readMe(c)))

export type Routes = typeof account

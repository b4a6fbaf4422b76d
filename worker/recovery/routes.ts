import { Hono } from 'hono'
import { issueCode as issueInput, recoverable } from '../../schema/recovery/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { issueCode } from './issue-code.ts'
import { readRecoverable } from './people.ts'

/** サインインできないとき: whom the facility may help, and the code it gives. */
export const recovery = new Hono<App>()
  .get('/', rate('read'), may('recovery.issue'), query(recoverable), async (c) =>
    c.json(await readRecoverable(c, c.req.valid('query'))),
  )
  .post('/issue', rate('write'), may('recovery.issue'), input(issueInput), async (c) =>
    c.json(await issueCode(c, c.req.valid('json'))),
  )

export type Routes = typeof recovery

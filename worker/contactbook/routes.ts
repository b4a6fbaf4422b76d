import { Hono } from 'hono'
import {
  bookClassQuery,
  bookQuery,
  keepDraft as draftInput,
  writeHome as homeInput,
  nudgeHomes,
  openPages as openInput,
  publishPages,
  returnPages,
  submitPages,
  withdrawPages,
} from '../../schema/contactbook/input.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { keepDraft } from './keep-draft.ts'
import { nudge } from './nudge-homes.ts'
import { openPages } from './open-pages.ts'
import { readBook } from './read-book.ts'
import { readClass } from './read-class.ts'
import { readWaiting } from './read-waiting.ts'
import { giveBack, publish, submit, withdraw } from './steps.ts'
import { writeHome } from './write-home.ts'

/** 連絡帳: what a family says of the morning, what the nursery writes of the day, and who has read it. */
export const contactbook = new Hono<App>()
  .get('/child', rate('read'), may('contactbook.read'), query(bookQuery), (c) => readBook(c, c.req.valid('query')))
  .get('/class', rate('read'), may('contactbook.class'), query(bookClassQuery), (c) => {
    const { day, class: classId } = c.req.valid('query')
    return readClass(c, day, classId)
  })
  .get('/waiting', rate('read'), may('contactbook.class'), query(nothing), readWaiting)
  .post('/home', rate('write'), may('contactbook.home'), input(homeInput), async (c) =>
    c.json(await writeHome(c, c.req.valid('json'))),
  )
  .post('/open', rate('write'), may('contactbook.open'), input(openInput), async (c) =>
    c.json(await openPages(c, c.req.valid('json'))),
  )
  .post('/draft', rate('write'), may('contactbook.write'), input(draftInput), async (c) =>
    c.json(await keepDraft(c, c.req.valid('json'))),
  )
  .post('/submit', rate('write'), may('contactbook.write'), input(submitPages), async (c) =>
    c.json(await submit(c, c.req.valid('json'))),
  )
  .post('/nudge', rate('write'), may('contactbook.write'), input(nudgeHomes), async (c) =>
    c.json(await nudge(c, c.req.valid('json'))),
  )
  .post('/publish', rate('write'), may('contactbook.publish'), input(publishPages), async (c) =>
    c.json(await publish(c, c.req.valid('json'))),
  )
  .post('/return', rate('write'), may('contactbook.publish'), input(returnPages), async (c) =>
    c.json(await giveBack(c, c.req.valid('json'))),
  )
  .post('/withdraw', rate('write'), may('contactbook.publish'), input(withdrawPages), async (c) =>
    c.json(await withdraw(c, c.req.valid('json'))),
  )

export type Routes = typeof contactbook

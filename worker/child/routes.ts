import { Hono } from 'hono'
import * as v from 'valibot'
import { changeContact as changed } from '../../schema/child/input.ts'
import { day, id, nothing, strict } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { changeContact } from './change-contact.ts'
import { readChildren } from './read-children.ts'
import { readAddresses, readContacts } from './read-contacts.ts'
import { readPhones } from './read-phones.ts'

/** 園児: the list of a day, and whom to call about a child. */
export const child = new Hono<App>()
  .get('/', rate('read'), may('child.read'), query(strict({ day: v.optional(day) })), async (c) =>
    c.json(await readChildren(c, c.req.valid('query').day)),
  )
  .get('/contacts', rate('read'), may('child.phone'), query(strict({ childId: id })), async (c) =>
    c.json(await readContacts(c, c.req.valid('query').childId)),
  )
  .get('/phones', rate('export'), may('child.phone'), query(nothing), async (c) => c.json(await readPhones(c)))
  .get('/addresses', rate('read'), may('child.address'), query(strict({ childId: id })), async (c) =>
    c.json(await readAddresses(c, c.req.valid('query').childId)),
  )
  .post('/contact', rate('write'), may('child.change'), input(changed), async (c) =>
    c.json(await changeContact(c, c.req.valid('json'))),
  )

export type Routes = typeof child

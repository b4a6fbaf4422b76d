import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import { setChild as childInput, setPerson as personInput, pictureQuery } from '../../schema/portrait/input.ts'
import type { App } from '../kit/context.ts'
import { input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { listPortraits, readPortraits } from './read-portraits.ts'
import { setChild, setPerson } from './set-portrait.ts'

/** 顔写真: the faces of children and of the people who fetch them. */
export const portrait = new Hono<App>()
  .get('/', rate('read'), may('portrait.read'), query(nothing), async (c) => c.json(await listPortraits(c)))
  .get('/pictures', rate('read'), may('portrait.read'), query(pictureQuery), async (c) =>
    c.json(await readPortraits(c, c.req.valid('query').ids)),
  )
  .post('/child', rate('write'), may('portrait.child'), input(childInput), async (c) =>
    c.json(await setChild(c, c.req.valid('json'))),
  )
  .post('/person', rate('write'), may('portrait.person'), input(personInput), async (c) =>
    c.json(await setPerson(c, c.req.valid('json'))),
  )

export type Routes = typeof portrait

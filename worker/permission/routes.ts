import { Hono } from 'hono'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { readPermission } from './read-permission.ts'

/** 権限: who may do what. The page is drawn from the matrix itself; this adds what is so in one facility. */
export const permission = new Hono<App>().get('/', rate('read'), may('permission.read'), query(nothing), async (c) =>
  c.json(await readPermission(c)),
)

export type Routes = typeof permission

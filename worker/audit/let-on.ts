import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'

/** Lets an account go on opening contacts that was stopped for having opened very many. The line in the audit is the whole effect. */
export const letOn = (c: Context<App>, asked: { id: Id; accountId: Id }): Promise<Receipt> =>
  write(c, { id: asked.id, input: asked, children: [], rows: () => [], content: { account: asked.accountId }, topics: [] })

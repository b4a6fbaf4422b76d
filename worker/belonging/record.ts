// 持ち物: each tap is a row, of staff or of the family. Nothing of it is refused because somebody else was faster: what stands is folded where it is read.
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { askBelonging, closeBelonging, promiseBelonging } from '../../schema/belonging/input.ts'
import type { Step, Thing } from '../../schema/belonging/rule.ts'
import { addDays, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { belongingStep } from '../../schema/shard.ts'
import { AHEAD, dayConditions, OLDEST_DAYS } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>
interface Tap {
  id: Id
  childId: Id
  at: Moment
  thing: string
  kind: Step
  words?: Thing
}

export const ask = (c: Context<App>, asked: Of<typeof askBelonging>): Promise<Receipt> =>
  keep(c, asked, { ...asked, thing: asked.thing.key, kind: 'asked', words: asked.thing }, seen(c, asked))

export const close = (c: Context<App>, asked: Of<typeof closeBelonging>): Promise<Receipt> =>
  keep(c, asked, asked, seen(c, asked))

/** What staff tapped: on the day the child was theirs. */
const seen = (c: Context<App>, { at, childId }: Pick<Tap, 'at' | 'childId'>): Condition[] =>
  dayConditions(c, { action: 'care.record', at, childIds: [childId], word: '持ち物' })

/** The family's phone may have been without a line; whose child it is, is asked of today. */
export function promise(c: Context<App>, asked: Of<typeof promiseBelonging>): Promise<Receipt> {
  const { at, childId } = asked
  if (at > c.get('now') + AHEAD) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  if (dayOf(at) < addDays(c.get('today'), -OLDEST_DAYS))
    throw badInput(`時刻（at）: ${OLDEST_DAYS}日より前のものは送れません`, 'at')
  const holds = enrolledOn(c.get('scope').facilityId, JSON.stringify([childId]), dayOf(at))
  return keep(c, asked, { ...asked, kind: asked.promised ? 'promised' : 'unpromised' }, [{ holds, fail: notFound }])
}

async function keep(
  c: Context<App>,
  input: object,
  { id, childId, at, thing, kind, words }: Tap,
  conditions: readonly Condition[],
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const day = dayOf(at)
  return write(c, {
    id,
    input,
    children: [childId],
    conditions,
    rows: (db) => [
      insertRows(db, belongingStep, [
        { facilityId, day, childId, id, thing, kind, words: words ?? null, at, accountId: tokenOf(c).account },
      ]),
    ],
    content: { day, belonging: kind, ...(words ? { thing: words.ja } : {}) },
    deviceAt: at,
    topics: ['care', `child:${childId}`],
  })
}

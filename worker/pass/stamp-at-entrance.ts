import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { phoneStamp } from '../../schema/pass/input.ts'
import type { Receipt } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict } from '../kit/fail.ts'
import { hashCode } from '../kit/one-time-code.ts'
import { recordAct } from '../presence/record-act.ts'

/** A guardian's phone that read the code at the entrance: a stamp and no more, since a code can be photographed (docs/decisions/71). */
export function stampAtEntrance(c: Context<App>, asked: v.InferOutput<typeof phoneStamp>): Promise<Receipt> {
  const { kind, code, ...act } = asked
  const { facilityId } = c.get('scope')
  const at = asked.at ?? c.get('now')
  return recordAct(c, {
    ...act,
    facts: [kind],
    read: {
      source: 'phone',
      said: hashCode(code),
      conditions: [
        {
          holds: sql`exists (select 1 from entrance_code k where k.facility_id = ${facilityId} and k.code_hash = ${hashCode(code)}
            and (k.revoked_at is null or k.revoked_at > ${at}))`,
          fail: () => conflict('entrance_over', '玄関のQRが新しくなっています。いま貼ってあるQRを読み取ってください。'),
        },
      ],
      rows: () => [],
    },
  })
}

// 申し送り one under the other: what is still to be read first, each with who has read it; and one press for all that are read now.
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { type One, relay } from './api.ts'
import css from './Relay.module.css'
import { words } from './words.ts'

/** Not written and not read by whoever looks, and not over. */
export const isNew = ({ mine, ended, reads }: One): boolean => !mine && !ended && !reads.some((step) => step.mine)

interface RelayItemsProps {
  facility: number
  relays: readonly One[]
  leads: boolean
  /** Whoever writes them marks them as read. */
  writes: boolean
  today: string
  onDone: () => void
}

export function RelayItems({ facility, relays, leads, writes, today, onDone }: RelayItemsProps) {
  const { busy, fault, send } = useSend()
  const fresh = relays.filter(isNew)
  const act = async (work: (id: string) => Promise<unknown>, said: unknown) => {
    if ((await send(work, said)) !== null) onDone()
  }
  const ids = fresh.map(({ id }) => id).slice(0, 100)
  return (
    <div class={css.list}>
      {fault && <Notice tone="look" title={fault.message} />}
      {writes && fresh.length > 0 && (
        <Button
          kind="give"
          disabled={busy}
          onClick={() => void act((id) => relay.post(facility, '/read', { id, relayIds: ids }), ids)}
        >
          {words.readAll(String(ids.length))}
        </Button>
      )}
      <ul class={css.list}>
        {[...fresh, ...relays.filter((one) => !isNew(one))].map((one) => (
          <li key={one.id} class={isNew(one) ? css.fresh : css.item}>
            <p class={css.head}>
              <b>{one.className ?? words.house}</b>
              {one.childId && (
                <span>
                  {one.childName} <AllergensOf childId={one.childId} />
                </span>
              )}
              <span class={css.second}>
                {one.startsOn !== today && `${shortDay(one.startsOn)} `}
                {words.by(one.by, clockTime(one.at))}
                {one.ended ? `　${words.ended}` : `　${words.untilDay(shortDay(one.endsOn))}`}
              </span>
            </p>
            <p class={css.text}>{one.text}</p>
            <p class={css.second}>
              {one.reads.length > 0
                ? words.reads(one.reads.map((step) => words.by(step.by, clockTime(step.at))).join('、'))
                : words.nobodyRead}
            </p>
            {(one.mine || leads) && !one.ended && (
              <Button
                kind="quiet"
                label={words.endOf(one.text)}
                disabled={busy}
                onClick={() => void act((id) => relay.post(facility, '/end', { id, relayId: one.id }), one.id)}
              >
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

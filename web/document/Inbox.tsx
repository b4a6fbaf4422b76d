// 自分の番: what waits for the reader, by why it waits.
import { Empty } from '../kit/Empty.tsx'
import { shortDay } from '../kit/format.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { placeOf } from './api.ts'
import css from './Document.module.css'
import { periodText } from './kind-words.ts'
import type { Item } from './waiting.ts'
import { words } from './words.ts'

const WHY: Record<Item['why'], () => string> = {
  approve: () => words.toApprove,
  read_after: () => words.toReadAfter,
  returned: () => words.returned,
  write: () => words.toWrite,
}

export const Inbox = ({ items }: { items: readonly Item[] }) =>
  items.length === 0 ? (
    <Sheet>
      <Empty title={words.nothingWaits}>{words.nothingWaitsMore}</Empty>
    </Sheet>
  ) : (
    (['approve', 'read_after', 'returned', 'write'] as const).map((why) => {
      const own = items.filter((one) => one.why === why)
      return (
        own.length > 0 && (
          <section key={why} class={css.group}>
            <h2 class={css.heading}>{WHY[why]()}</h2>
            <ul class={css.items}>
              {own.map((one) => (
                <li key={`${one.title} ${one.subject} ${one.day}`}>
                  <a class={css.item} href={placeOf(one)}>
                    <b>
                      {one.title}　{one.name}
                    </b>
                    <span>{periodText(one.cadence, one.day)}</span>
                    {one.due && (
                      <span class={one.late ? css.late : undefined}>{one.late ? words.late : words.due(shortDay(one.due))}</span>
                    )}
                    {one.writers.length > 0 && <span class={css.second}>{words.writers(one.writers.join('・'))}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )
      )
    })
  )

// 自分の番: what waits for the reader, by why it waits.
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { shortDay } from '../kit/format.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { placeOf } from './api.ts'
import css from './Document.module.css'
import { periodText } from './kind-words.ts'
import { measureWords } from './measure-words.ts'
import own from './Turn.module.css'
import { turnWords } from './turn-words.ts'
import { type Item, inTurn } from './waiting.ts'
import { words } from './words.ts'

const WHY: Record<Item['why'], () => string> = {
  approve: () => words.toApprove,
  stand_in: () => words.toStandIn,
  read_after: () => words.toReadAfter,
  returned: () => words.returned,
  write: () => words.toWrite,
  measure: () => measureWords.waits,
}

interface InboxProps {
  items: readonly Item[]
  /** Of which month they were asked for. */
  month: string
}

export function Inbox({ items, month }: InboxProps) {
  const count = inTurn(items).length
  return items.length === 0 ? (
    <Sheet>
      <Empty title={words.nothingWaits}>{words.nothingWaitsMore}</Empty>
    </Sheet>
  ) : (
    <>
      {count > 0 && (
        <p class={own.begin}>
          <Button href={`/office/document/turn?month=${month}`}>{turnWords.open(String(count))}</Button>
          <span class={css.second}>{turnWords.openMore}</span>
        </p>
      )}
      {(['approve', 'stand_in', 'read_after', 'returned', 'write', 'measure'] as const).map((why) => (
        <Group key={why} title={WHY[why]()} items={items.filter((one) => one.why === why)} />
      ))}
    </>
  )
}

const Group = ({ title, items }: { title: string; items: readonly Item[] }) =>
  items.length === 0 ? null : (
    <section class={css.group}>
      <h2 class={css.heading}>{title}</h2>
      <ul class={css.items}>
        {items.map((one) => (
          <li key={`${one.title} ${one.subject} ${one.day} ${one.due}`}>
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

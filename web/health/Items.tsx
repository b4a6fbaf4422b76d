// The items of one kind: what stands, what waits, what was sent back, and what was before. For the phone and for the desk.
import { useState } from 'preact/hooks'
import {
  type EntryState,
  type HealthEntry,
  type HealthItem,
  type HealthKind,
  type HealthValue,
  isSingle,
} from '../../schema/health/rule.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { clockTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { plain, Say, type Word } from '../kit/words.tsx'
import { yearDayWord } from '../kit/year-day.ts'
import { kinds, valueWord, words } from './family-words.ts'
import css from './Health.module.css'
import { HealthForm } from './HealthForm.tsx'

const STATES: Record<EntryState, Word> = {
  stood: words.stood,
  waiting: words.waiting,
  returned: words.sentBack,
  withdrawn: words.withdrawn,
  overtaken: words.overtaken,
}

export interface ItemsProps {
  kind: HealthKind
  items: readonly HealthItem[]
  childId: Id
  birthDay: Day
  suggested: { tenths: number; days: number } | null
  save: Word
  busy: boolean
  fault: string | null
  /** May write; resolves to true when it is kept. */
  onSay: ((item: { kind: HealthKind; item: Id; value: HealthValue | null; upon: Id | null }) => Promise<boolean>) | null
  /** Takes an own word back that still waits. */
  onWithdraw?: (entry: HealthEntry) => void
  /** Doses are listed by vaccine elsewhere, so only those that wait or came back stand here. */
  quiet?: boolean
}

export function Items(props: ItemsProps) {
  const { kind, childId, birthDay, suggested, save, busy, fault, onSay, quiet = false } = props
  const [open, setOpen] = useState<Id | null>(null)
  const own = props.items.filter((one) => one.kind === kind && (one.stands?.value || one.waiting || one.returned))
  const shown = quiet ? own.filter(({ waiting, returned }) => waiting || returned) : own
  const say = async (item: Id, upon: Id | null, value: HealthValue | null) => {
    if (onSay && (await onSay({ kind, item, value, upon }))) setOpen(null)
  }
  const form = (item: Id, value: HealthValue | null, upon: Id | null) => (
    <HealthForm
      key={item}
      {...{ kind, birthDay, suggested, save, busy, fault, value }}
      onSave={(next) => void say(item, upon, next)}
      onCancel={() => setOpen(null)}
    />
  )
  const mayAdd = onSay && (!isSingle(kind) || own.length === 0)
  const fresh = isSingle(kind) ? childId : open
  /** A single item that was taken off stands there still, without a value. */
  const before = props.items.find((one) => one.kind === kind && one.item === childId)?.stands?.id ?? null
  return (
    <Sheet label={plain(kinds[kind])}>
      <section class={css.part}>
        <h2>
          <Say w={kinds[kind]} />
        </h2>
        {shown.length === 0 && !quiet && (
          <p class={css.second}>
            <Say w={words.none} />
          </p>
        )}
        {shown.length > 0 && (
          <ul class={css.items}>
            {shown.map((one) => (
              <li key={one.item} class={css.item}>
                {open === one.item ? (
                  form(one.item, (one.waiting ?? one.returned ?? one.stands)?.value ?? null, one.stands?.id ?? null)
                ) : (
                  <One
                    one={one}
                    {...props}
                    onChange={() => setOpen(one.item)}
                    onOff={() => void say(one.item, one.stands?.id ?? null, null)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
        {mayAdd &&
          (open !== null && fresh !== null && !own.some(({ item }) => item === open) ? (
            form(fresh, null, isSingle(kind) ? before : null)
          ) : (
            <Button wide onClick={() => setOpen(isSingle(kind) ? childId : newId(moment()))}>
              <span class="unseen">{`${plain(kinds[kind])} `}</span>
              <Say w={words.add} alone />
            </Button>
          ))}
      </section>
    </Sheet>
  )
}

const Value = ({ kind, value }: { kind: HealthKind; value: HealthValue | null }) => (
  <Say w={value === null ? words.goneWord : valueWord(kind, value)} />
)

function One({
  one,
  kind,
  busy,
  onSay,
  onWithdraw,
  onChange,
  onOff,
}: ItemsProps & { one: HealthItem; onChange: () => void; onOff: () => void }) {
  const { stands, since, waiting, returned, history } = one
  const answers = waiting && !onWithdraw
  return (
    <>
      {stands && (
        <p class={css.line}>
          <span class={css.value}>
            <Value kind={kind} value={stands.value} />
          </span>
          {since !== null && (
            <span class={css.second}>
              <Say w={words.stands(yearDayWord(dayOf(since)))} alone />
            </span>
          )}
        </p>
      )}
      {waiting && (
        <p class={css.line}>
          <span>
            <Value kind={kind} value={waiting.value} />
          </span>
          <span class={css.state}>
            <Knot of="expected" size={20} />
            <Say w={words.waiting} />
          </span>
        </p>
      )}
      {returned?.decision && (
        <>
          <p>
            <Value kind={kind} value={returned.value} />
          </p>
          <p class={css.state}>
            <Knot of="answer" size={20} />
            <span>
              <Say w={words.returned} alone /> 「{returned.decision.note}」
            </span>
          </p>
        </>
      )}
      <div class={css.acts}>
        {onSay && !answers && (
          <Button onClick={onChange} disabled={busy}>
            <Say w={words.change} alone />
          </Button>
        )}
        {waiting?.mine && onWithdraw && (
          <Button kind="quiet" disabled={busy} onClick={() => onWithdraw(waiting)}>
            <Say w={words.withdraw} alone />
          </Button>
        )}
        {onSay && stands?.value && !waiting && (
          <Button kind="quiet" disabled={busy} onClick={onOff}>
            <Say w={words.gone} alone />
          </Button>
        )}
      </div>
      {history.length > 1 && <Past kind={kind} history={history} />}
    </>
  )
}

/** Who said what and when, the latest first, with what became of it. */
function Past({ kind, history }: Pick<HealthItem, 'kind' | 'history'>) {
  return (
    <details>
      <summary>
        <Say w={words.past} alone />
      </summary>
      <ul class={css.past}>
        {history.map((entry) => (
          <li key={entry.id}>
            <span>
              <Value kind={kind} value={entry.value} />
            </span>
            <span class={css.second}>
              <Say w={yearDayWord(dayOf(entry.at))} alone /> {clockTime(entry.at)}{' '}
              {entry.by ?? <Say w={entry.source === 'staff' ? words.nursery : entry.mine ? words.me : words.family} alone />} ・{' '}
              <Say w={STATES[entry.state]} alone /> {entry.decision?.by}
              {entry.decision?.note && `「${entry.decision.note}」`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

// 差分: what changed since the count was fixed and the kitchen does not know yet, each answered with one tap.
import { CAUSE_WORDS } from '../../schema/meal/words.ts'
import { Button } from '../kit/Button.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { type Kitchen, meal } from './api.ts'
import css from './Kitchen.module.css'
import { words } from './kitchen-words.ts'
import { asksChanged, changesOf, changeText } from './say-change.ts'

export interface DifferencesProps {
  answer: Kitchen
  facility: number
  onNoted: () => void
}

/** As many as one act may name. */
const AT_ONCE = 60

export function Differences({ answer, facility, onNoted }: DifferencesProps) {
  const { busy, fault, send } = useSend()
  const { differences, staff, day, classes } = answer
  const nameOf = (classId: string | null) => classes.find((one) => one.classId === classId)?.name ?? words.noClass
  const note = async (keys: string[]) => {
    // Also where it was refused: then the numbers have changed.
    await send((id) => meal.post(facility, '/note', { id, day, keys }), keys)
    onNoted()
  }
  const rows = [
    ...differences.map(({ key, child, classId, before, after, cause, since }) => ({
      key,
      what: `${child ? child.kana : nameOf(classId)} ${[...changesOf(before, after).map(changeText), ...asksChanged(before, after)].join(' ')}`,
      why: [child && nameOf(classId), CAUSE_WORDS[cause], since !== null && clockTime(since)].filter(Boolean).join(' ・ '),
    })),
    ...(staff.key === null ? [] : [{ key: staff.key, what: words.staffChange(staff.known ?? 0, staff.now), why: '' }]),
  ]
  if (rows.length === 0) return null
  return (
    <section class={css.differences} aria-label={words.differences(rows.length)}>
      <div class={css.bar} role="status">
        <h2>{words.differences(rows.length)}</h2>
        {rows.length > 1 && (
          <Button disabled={busy} onClick={() => void note(rows.slice(0, AT_ONCE).map(({ key }) => key))}>
            {words.noteAll}
          </Button>
        )}
      </div>
      {fault && <Notice tone="look" title={fault.message} />}
      <ul>
        {rows.map(({ key, what, why }) => (
          <li key={key} class={css.difference}>
            <p>
              <b class={css.what}>{what}</b>
              {why && <span>{why}</span>}
            </p>
            <Button disabled={busy} label={words.noteOf(what)} onClick={() => void note([key])}>
              {words.note}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

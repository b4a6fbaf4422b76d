// How the year stands: rehearsed, or decided until it begins; and the two acts that change that, each after saying what it does.
import { useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime, eraDay, longDay, shortDay } from '../kit/format.ts'
import { UndoIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { rollover, type Year } from './api.ts'
import css from './Rollover.module.css'
import { words } from './words.ts'

const summaryOf = (year: Year): string => {
  const of = (outcome: string) => year.children.filter(({ to }) => to?.outcome === outcome)
  const fresh = of('class').filter(({ entersOn }) => entersOn !== null)
  return words.sum(of('class').length, of('graduate').length, of('leave').length, fresh.length)
}

export function Deciding({ year, refresh }: { year: Year; refresh: () => Promise<void> }) {
  const [asking, setAsking] = useState<'decide' | 'undo' | null>(null)
  const { decided, obstacles, firstDay } = year
  const director = mayHere('rollover.decide')
  const ready = obstacles.length === 0 && year.seen !== ''
  const twice = obstacles.filter(({ kind }) => kind === 'two_classes').map(({ id }) => id)
  return (
    <>
      <Sheet label={decided ? words.decided(longDay(firstDay)) : words.draft}>
        <div class={css.state}>
          <div>
            <b role="status">
              <Knot of={decided ? 'seen' : 'expected'} size={20} />
              {decided ? words.decided(longDay(firstDay)) : words.draft}
            </b>
            <p>{summaryOf(year)}</p>
            <p class={css.second}>
              {decided ? words.decidedBy(`${shortDay(dayOf(decided.at))} ${clockTime(decided.at)}`, decided.by) : words.draftMore}
              {!director && ` ${words.onlyDirector}`}
            </p>
          </div>
          {director && (
            <div class={css.acts}>
              {decided && (
                <Button icon={UndoIcon} onClick={() => setAsking('undo')}>
                  {words.undo}
                </Button>
              )}
              {(!decided || decided.changed) && (
                <Button kind="give" disabled={!ready} onClick={() => setAsking('decide')}>
                  {decided ? words.again : words.decide(longDay(firstDay))}
                </Button>
              )}
            </div>
          )}
        </div>
      </Sheet>
      {decided?.changed && (
        <Notice tone="look" title={words.changed}>
          {words.changedMore}
        </Notice>
      )}
      {obstacles.length > twice.length && (
        <Notice tone="look" title={words.undecided(obstacles.length - twice.length)}>
          {words.undecidedMore}
        </Notice>
      )}
      {twice.length > 0 && (
        <Notice
          tone="look"
          title={words.twoClasses(
            year.children
              .filter(({ childId }) => twice.includes(childId))
              .map(({ kana }) => kana)
              .join('・'),
          )}
        />
      )}
      {year.seen === '' && <Notice tone="look" title={words.hidden} />}
      {asking && <Asking what={asking} year={year} refresh={refresh} onClose={() => setAsking(null)} />}
    </>
  )
}

interface AskingProps {
  what: 'decide' | 'undo'
  year: Year
  refresh: () => Promise<void>
  onClose: () => void
}

function Asking({ what, year, refresh, onClose }: AskingProps) {
  const { busy, fault, send } = useSend()
  const act = async () => {
    const { year: of, seen } = year
    const sent = await send(
      (id) =>
        what === 'decide'
          ? rollover.post(facilityId(), '/decide', { id, year: of, seen })
          : rollover.post(facilityId(), '/undo', { id, year: of }),
      [what, seen],
    )
    if (!sent) return
    onClose()
    await refresh()
  }
  return (
    <Dialog
      open
      title={what === 'decide' ? words.decideTitle : words.undoTitle}
      onClose={onClose}
      foot={
        <div class={dialog.foot}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind={what === 'decide' ? 'give' : 'plain'} disabled={busy} onClick={() => void act()}>
            {what === 'decide' ? words.decide(longDay(year.firstDay)) : words.undoDo}
          </Button>
        </div>
      }
    >
      <p>{what === 'decide' ? words.decideAsk(eraDay(year.firstDay)) : words.undoAsk}</p>
      {what === 'decide' && (
        <p>
          <b>{summaryOf(year)}</b>
        </p>
      )}
      {fault && <Notice tone="look" title={fault.message} />}
    </Dialog>
  )
}

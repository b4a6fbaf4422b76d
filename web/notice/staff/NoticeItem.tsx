// One notice as staff read it, with the one button that tells the family it was read.

import { useEffect, useState } from 'preact/hooks'
import { dayOf } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import type { Routes } from '../../../worker/notice/routes.ts'
import { AllergensOf } from '../../allergy/Allergens.tsx'
import { Button } from '../../kit/Button.tsx'
import { NoLine, Refused, wordOf } from '../../kit/call.ts'
import { classes } from '../../kit/classes.ts'
import { today } from '../../kit/clock.ts'
import { clockTime, shortDay } from '../../kit/format.ts'
import { CheckIcon } from '../../kit/icons.tsx'
import { Knot } from '../../kit/Knot.tsx'
import { plain } from '../../kit/words.tsx'
import type { InboxItem } from './inbox.ts'
import css from './NoticeItem.module.css'
import { changesBetween, noticeDetails, noticeTitle } from './notice-text.ts'
import { words } from './words.ts'

const notice = wordOf<Routes>('notice')

export interface NoticeItemProps {
  item: InboxItem
  facility: number
  /** Without the children's names: inside a child's own sheet. */
  nameless?: boolean
  /** Missing for those who only look. */
  onConfirm?: (() => void) | undefined
  /** Only for what was written down here. */
  onWithdraw?: (() => void) | undefined
}

/** A notice: for whom, what, since when, its marks, and 確認しました while nobody has read it. */
export function NoticeItem({ item, facility, nameless = false, onConfirm, onWithdraw }: NoticeItemProps) {
  const [first] = item.children
  return (
    <article class={classes(css.item, item.confirmedAt === null && css.fresh)}>
      <div class={css.words}>
        {!nameless && (
          <h3 class={css.names}>
            {item.children.map(({ childId, kana }) => (
              <span key={childId}>
                {kana} <AllergensOf childId={childId} />{' '}
              </span>
            ))}
          </h3>
        )}
        <p class={css.title}>
          {item.withdrawn ? <s>{noticeTitle(item)}</s> : <b>{noticeTitle(item)}</b>}
          {item.ahead && item.startsOn && <b>{shortDay(item.startsOn)}</b>}
          {noticeDetails(item).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        {item.note && <p class={css.note}>「{item.note}」</p>}
        {item.contact && <p class={css.note}>連絡先 {item.contact}</p>}
        {item.supersedes && first && !item.withdrawn && (
          <Changes facility={facility} childId={first.childId} noticeId={item.noticeId} before={item.supersedes} />
        )}
        <p class={css.marks}>
          {item.askOffice && <b class={css.mark}>{plain(words.askOffice)}</b>}
          {item.withdrawn && <b class={css.mark}>{words.withdrawn}</b>}
          {item.supersedes && !item.withdrawn && <b class={css.mark}>{words.corrected}</b>}
          {item.afterCutoff && <b class={css.mark}>{words.afterCutoff}</b>}
          {item.byStaff && <span class={css.mark}>{plain(words.byStaff)}</span>}
          <span>
            {dayOf(item.writtenAt) !== today() && `${shortDay(dayOf(item.writtenAt))} `}
            {clockTime(item.writtenAt)} {item.writer}
          </span>
          {item.confirmedAt !== null && (
            <span class={css.seen}>
              <Knot of="seen" size={16} />
              {plain(words.confirmed)} {clockTime(item.confirmedAt)} {item.confirmer}
            </span>
          )}
        </p>
      </div>
      {item.confirmedAt === null && onConfirm && (
        <Button icon={CheckIcon} onClick={onConfirm} label={nameless ? words.confirm : `${first?.kana ?? ''} ${words.confirm}`}>
          {words.confirm}
        </Button>
      )}
      {item.byStaff && !item.withdrawn && onWithdraw && (
        <Button kind="quiet" onClick={onWithdraw}>
          {words.withdraw}
        </Button>
      )}
    </article>
  )
}

/** 時刻 9:30 → 10:30: what the newest version changed against the one before. */
function Changes({ facility, childId, noticeId, before }: { facility: number; childId: Id; noticeId: Id; before: Id }) {
  const [changes, setChanges] = useState<ReturnType<typeof changesBetween> | null>(null)
  useEffect(() => {
    let gone = false
    notice
      .get(facility, '/history', { childId, noticeId })
      .then(({ versions }) => {
        const said = (id: Id) => {
          const version = versions.find((each) => each.id === id)
          return version && { ...version, person: version.pickupPerson }
        }
        const [old, now] = [said(before), said(noticeId)]
        if (!gone && old && now) setChanges(changesBetween(old, now))
      })
      // Without a line the mark 訂正 stands alone; what is announced now is shown above it.
      .catch((error: unknown) => {
        if (!(error instanceof NoLine || error instanceof Refused)) throw error
      })
    return () => {
      gone = true
    }
  }, [facility, childId, noticeId, before])
  if (!changes?.length) return null
  return (
    <ul class={css.changes}>
      {changes.map(({ name, from, to }) => (
        <li key={name}>
          {name}　<s>{from || 'なし'}</s> → <b>{to || 'なし'}</b>
        </li>
      ))}
    </ul>
  )
}

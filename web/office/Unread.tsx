import { useState } from 'preact/hooks'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { Routes } from '../../worker/notice/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { MemoIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { Key, KeyHint, Part } from './Desk.tsx'
import { classNameOf, daysOf, describe, kindWords, writtenAt } from './describe.ts'
import { facilityId, mayHere } from './desk.ts'
import { tagsOf } from './notice-tags.ts'
import css from './Today.module.css'
import { lookAgain, type NoticeRow, unread } from './watch.ts'
import { words } from './words.ts'

const notice = wordOf<Routes>('notice')

/** What families wrote and nobody has confirmed yet, with the one press that tells them 園が確認. */
export function Unread({ classes }: { classes: Pick<Board, 'classes' | 'children'> }) {
  const rows = unread.value
  return (
    <Part
      title={words.unread}
      mark={<MemoIcon />}
      second={
        rows.length === 0 ? (
          words.unreadNone
        ) : (
          <>
            {words.unreadMore(rows.length)}
            <KeyHint>
              {' ・ '}
              <Key>J</Key> <Key>K</Key> {words.choose} ・ <Key>Enter</Key> {words.open}
            </KeyHint>
          </>
        )
      }
    >
      {rows.length > 0 && (
        <ul class={css.rows}>
          {rows.map((row) => (
            <UnreadRow key={row.id + row.childId} row={row} classes={classes} />
          ))}
        </ul>
      )}
    </Part>
  )
}

function UnreadRow({ row, classes }: { row: NoticeRow; classes: Pick<Board, 'classes' | 'children'> }) {
  const child = classes.children.find(({ childId }) => childId === row.childId)
  const day = today()
  const away = row.startsOn !== day || row.endsOn !== day
  return (
    <li class={css.row} data-step>
      <span>{writtenAt(row.writtenAt, day)}</span>
      <span>
        <b class={css.person}>{row.kana || row.name}</b> <AllergensOf childId={row.childId} />
      </span>
      <span>{child ? classNameOf(classes.classes, child) : ''}</span>
      <span class={css.fact}>
        <b>{kindWords[row.kind]}</b>
        {away && `${daysOf(row.startsOn, row.endsOn)}　`}
        {describe({ ...row, person: row.pickupPerson })}
        {tagsOf(row).map((tag) => (
          <span key={tag} class={css.tags}>
            {tag}
          </span>
        ))}
      </span>
      {mayHere('notice.confirm') && <Confirm row={row} />}
    </li>
  )
}

/** 確認した: tells the family that a person has read it. */
export function Confirm({ row, onDone }: { row: Pick<NoticeRow, 'id' | 'childId' | 'kana' | 'name'>; onDone?: () => void }) {
  const { busy, fault, send } = useSend()
  const [done, setDone] = useState(false)
  const confirm = async () => {
    const sent = await send((id) => notice.post(facilityId(), '/confirm', { id, childIds: [row.childId], noticeId: row.id }))
    if (!sent) return
    setDone(true)
    lookAgain()
    onDone?.()
  }
  return (
    <span>
      <Button disabled={busy || done} label={words.confirmOf(row.kana || row.name)} onClick={() => void confirm()}>
        {words.confirm}
      </Button>
      {fault && <Notice tone="look" title={fault.message} />}
    </span>
  )
}

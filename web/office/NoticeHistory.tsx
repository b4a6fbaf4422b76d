// Every version of one notice, the newest first: who said what when, what it was before, who has read it (RA12).
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/notice/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Facts } from '../kit/Facts.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { daysOf, describe, kindWords, writtenAt } from './describe.ts'
import { facilityId, mayHere } from './desk.ts'
import css from './dialog.module.css'
import { Loading } from './Loading.tsx'
import { words } from './notices-words.ts'
import { lookAgain, type NoticeRow } from './watch.ts'

type History = Reply<Routes, '/history'>
type Version = History['versions'][number]

const notice = wordOf<Routes>('notice')

export interface NoticeHistoryProps {
  row: NoticeRow
  onClose: () => void
  onChange: (row: NoticeRow) => void
  onDone: () => void
}

export function NoticeHistory({ row, onClose, onChange, onDone }: NoticeHistoryProps) {
  const loaded = useLoad<History>(addressOf(facilityId(), 'notice', '/history', { childId: row.childId, noticeId: row.id }))
  const versions = loaded?.data.value?.versions
  return (
    <Dialog
      open
      place="side"
      title={
        <>
          {words.historyOf(row.kana || row.name)} <AllergensOf childId={row.childId} />
        </>
      }
      onClose={onClose}
      foot={mayHere('notice.report') && !row.withdrawn && <Acts row={row} onChange={() => onChange(row)} onDone={onDone} />}
    >
      {!versions ? (
        <Loading from={loaded} />
      ) : (
        <ol class={css.versions}>
          {versions.map((version, index) => (
            <li key={version.id} class={css.version}>
              <p class={css.second}>{index === 0 ? words.newest : words.before}</p>
              <Facts facts={factsOf(version)} />
            </li>
          ))}
        </ol>
      )}
      <p class={css.second}>{words.kept}</p>
    </Dialog>
  )
}

function factsOf(version: Version): { name: string; is: string }[] {
  const source = version.source === 'staff' ? words.byStaff : words.byFamily
  const kind = [kindWords[version.kind], version.withdrawn ? words.withdrawn : ''].filter(Boolean).join(' ')
  return [
    {
      name: words.at,
      is: [writtenAt(version.writtenAt, today()), version.afterCutoff ? words.afterCutoff : ''].filter(Boolean).join(' ・ '),
    },
    { name: words.who, is: [version.writer, source].filter(Boolean).join(' ・ ') },
    { name: words.when, is: daysOf(version.startsOn, version.endsOn) },
    { name: words.about, is: `${kind}　${describe({ ...version, person: version.pickupPerson })}` },
    {
      name: words.confirmation,
      is:
        version.confirmedAt === null
          ? words.unconfirmed
          : words.confirmed(version.confirmer ?? '', writtenAt(version.confirmedAt, today())),
    },
  ]
}

/** 直す and とりけす, for when the family calls again. Taking back wants a second press. */
function Acts({ row, onChange, onDone }: { row: NoticeRow; onChange: () => void; onDone: () => void }) {
  const { busy, fault, send } = useSend()
  const [sure, setSure] = useState(false)
  const withdraw = async () => {
    if (!sure) return setSure(true)
    const sent = await send((id) => notice.post(facilityId(), '/withdraw', { id, childIds: [row.childId], noticeId: row.id }))
    if (!sent) return
    lookAgain()
    onDone()
  }
  return (
    <div class={css.foot}>
      {fault && <Notice tone="look" title={fault.message} />}
      <Button disabled={busy} onClick={() => void withdraw()}>
        {sure ? words.withdrawSure : words.withdraw}
      </Button>
      <Button icon={PencilIcon} onClick={onChange}>
        {words.change}
      </Button>
    </div>
  )
}

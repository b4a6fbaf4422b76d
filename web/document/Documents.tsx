// 書類 at the desk: what waits for whoever is there, who has written what by when, and every kind to find and to begin.
import { useState } from 'preact/hooks'
import { isMonth, monthRange } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DownloadIcon, SearchIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { type Listed, papers } from './api.ts'
import { Board } from './Board.tsx'
import { Inbox } from './Inbox.tsx'
import { Shelf } from './Shelf.tsx'
import { expectedOf, waitingIn } from './waiting.ts'
import { words } from './words.ts'

const EVERY = 30_000
type Shown = 'inbox' | 'board' | 'shelf'

export function Documents() {
  const { query } = visit.value
  const month = isMonth(query.month ?? '') ? (query.month as string) : today().slice(0, 7)
  const span = monthRange(month)
  const loaded = useLoad<Listed>(papers.address(facilityId(), '/list', span), { every: EVERY })
  const list = loaded?.data.value
  const [shown, setShown] = useState<Shown>('inbox')
  const expected = list ? expectedOf(list) : []
  const waiting = list ? waitingIn(list, expected) : []
  const tabs = [
    { id: 'inbox', label: `${words.inbox} ${waiting.length}` },
    { id: 'board', label: words.board },
    { id: 'shelf', label: words.shelf },
  ]
  return (
    <Desk
      title={`${words.title} ${monthName(month)}`}
      name={words.title}
      end={
        <>
          <Button icon={SearchIcon} href="/office/document/search">
            {words.searchGo}
          </Button>
          {mayHere('document.export') && (
            <Button icon={DownloadIcon} href={`/office/document/take?month=${month}`}>
              {words.takeAlong}
            </Button>
          )}
          {mayHere('keeping.read') && <Button href="/office/keeping">{words.keeping}</Button>}
          <Months month={month} onMonth={(next) => route(`/office/document?month=${next}`)} />
        </>
      }
    >
      {list?.more && (
        <Notice tone="look" title={words.moreThere}>
          {words.moreThereMore}
        </Notice>
      )}
      <Tabs label={words.tabs} panel="documents" tabs={tabs} current={shown} onSelect={(id) => setShown(id as Shown)} />
      <div id="documents" role="tabpanel" aria-label={words[shown]}>
        {!list ? (
          <Loading from={loaded} />
        ) : shown === 'inbox' ? (
          <Inbox items={waiting} month={month} />
        ) : shown === 'board' ? (
          <Board list={list} expected={expected} />
        ) : (
          <Shelf list={list} />
        )}
      </div>
    </Desk>
  )
}

// What the owner of an account should not miss, above whatever the door shows, until they say that they have read it.
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { call } from '../kit/call.ts'
import { BellIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { type AccountEvent, EventLine, readEvents } from './Events.tsx'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import { me, session } from './me.ts'
import { endSignIns } from './SignIns.tsx'
import { words } from './sign-ins-words.ts'

const SHOWN = 3

function Unseen() {
  const [news, setNews] = useState<AccountEvent[]>([])
  const [ended, setEnded] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  const who = session.value === 'in' ? me.value?.name : undefined
  useEffect(() => {
    setNews([])
    setEnded(false)
    if (who !== undefined)
      void readEvents().then((found) => setNews(found?.events.filter(({ id }) => found.unseen.includes(id)) ?? []))
  }, [who])
  const [latest] = news
  if (!latest || who === undefined) return null
  const tried = async (work: () => Promise<unknown>) => {
    setFault(null)
    try {
      await work()
    } catch (error) {
      setFault(faultWord(error))
    }
  }
  const seen = () =>
    tried(async () => {
      await call('POST', '/api/account/events/seen', { json: { until: latest.at } })
      setNews([])
    })
  const endOthers = () =>
    tried(async () => {
      await endSignIns({ others: true })
      setEnded(true)
    })
  return (
    <div class={css.news}>
      <Notice tone="look" icon={BellIcon} title={<Say w={words.newsTitle} />}>
        <ul class={css.newsList}>
          {news.slice(0, SHOWN).map((event) => (
            <li key={event.id}>
              <EventLine event={event} />
            </li>
          ))}
        </ul>
        <p role="status">
          <Say w={ended ? words.ended : words.newsMore} />
        </p>
        <Fault said={fault} />
        <div class={css.buttons}>
          <Button class={css.press} onClick={() => void seen()}>
            <Say w={words.wasMe} alone />
          </Button>
          {!ended && (
            <Button class={css.press} onClick={() => void endOthers()}>
              <Say w={words.endOthers} alone />
            </Button>
          )}
        </div>
      </Notice>
    </div>
  )
}

// Fetched once somebody is in, and drawn beside the door: the first load of a door carries nothing of it.
const place = document.createElement('div')
// News of a sign-in belongs on no paper.
place.className = 'screen-only'
document.getElementById('app')?.before(place)
render(<Unseen />, place)

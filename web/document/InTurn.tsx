// 順に見る: the papers that wait for whoever is there, one after the other, each whole on the screen before anything is pressed.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { foldSteps } from '../../schema/document/approval.ts'
import { isMonth, monthRange } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Key, KeyHint } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { isTyping } from '../office/walk.ts'
import { History, Stamps } from './Approval.tsx'
import { type Listed, type Opened, papers, queryOf } from './api.ts'
import { CameFrom } from './CameFrom.tsx'
import css from './Document.module.css'
import { WrittenPaper } from './DocumentPaper.tsx'
import { keptIn } from './kept-in.ts'
import { periodText } from './kind-words.ts'
import own from './Turn.module.css'
import { decisionsOf, TurnActs } from './TurnActs.tsx'
import { TurnSum } from './TurnSum.tsx'
import { turnWords } from './turn-words.ts'
import { type Became, lastOf, nameOf, nextAfter, PASSED } from './turns.ts'
import { type Item, inTurn, waitingIn } from './waiting.ts'
import { words } from './words.ts'

const Changes = later(() => import('./Changes.tsx').then((file) => file.Changes))

const EVERY = 20_000

export function InTurn() {
  const { month: asked = '' } = visit.value.query
  const month = isMonth(asked) ? asked : today().slice(0, 7)
  const facility = facilityId()
  const loaded = useLoad<Listed>(papers.address(facility, '/list', monthRange(month)))
  const list = loaded?.data.value
  return (
    <Desk
      title={turnWords.title}
      name={turnWords.title}
      end={
        <Button icon={ChevronLeftIcon} href={`/office/document?month=${month}`}>
          {words.back}
        </Button>
      }
    >
      {list ? <Turns facility={facility} items={inTurn(waitingIn(list, []))} /> : <Loading from={loaded} />}
    </Desk>
  )
}

function Turns({ facility, items }: { facility: number; items: Item[] }) {
  // What waits is asked for once: a paper that is decided elsewhere must not move those behind it under somebody's hand.
  const [queue] = useState(items)
  const [became, setBecame] = useState<readonly (Became | undefined)[]>(() => queue.map(() => undefined))
  const [at, setAt] = useState(0)
  const [last, setLast] = useState<number | null>(null)
  const [news, setNews] = useState('')
  const item = queue[at]
  const go = (to: number) => {
    setNews('')
    setAt(to)
    scrollTo(0, 0)
  }
  const leave = (what: Became, seen = true) => {
    const next = became.with(at, what)
    setBecame(next)
    go(nextAfter(next, at))
    if (item && !seen) setNews(turnWords.elsewhere(nameOf(item), what.word, what.by))
    if (what.kind !== 'passed' && what.kind !== 'gone') setLast(at)
  }
  if (queue.length === 0) return <Empty title={turnWords.nothing}>{turnWords.nothingMore}</Empty>
  return (
    <>
      {news && <Notice tone="ink" title={news} />}
      {item ? (
        <OneTurn
          key={at}
          {...{ facility, item, at }}
          count={queue.length}
          known={became[at]?.kind === 'passed' ? undefined : became[at]}
          onLeave={leave}
          onNext={() => go(nextAfter(became, at))}
          onBefore={() => at > 0 && go(at - 1)}
        />
      ) : (
        <TurnSum
          {...{ facility, queue, became, last }}
          onBack={(place, what) => {
            setBecame(became.with(place, what))
            setLast(null)
          }}
          onAgain={go}
        />
      )}
    </>
  )
}

interface OneTurnProps {
  facility: number
  item: Item
  at: number
  count: number
  /** What became of it already, when somebody goes back. */
  known: Became | undefined
  /** `seen`: its reader had it on the screen. */
  onLeave: (became: Became, seen?: boolean) => void
  onNext: () => void
  onBefore: () => void
}

function OneTurn({ facility, item, at, count, known, onLeave, onNext, onBefore }: OneTurnProps) {
  const { kind, day } = item
  const named = { kind, day, subject: item.subject || undefined }
  const loaded = useLoad<Opened>(papers.address(facility, '/open', queryOf(named)), { every: EVERY })
  const opened = loaded?.data.value
  const state = opened && foldSteps(opened.kind.approval, opened.steps)
  const asks = opened && state ? decisionsOf(opened, state) : []
  const gone = opened && !known && asks.length === 0 ? lastOf(opened) : null
  const pass = () => (known ? onNext() : onLeave(gone ?? PASSED()))
  const heading = useRef<HTMLHeadingElement>(null)
  // The paper has the keyboard, not its buttons: Space reads on, and a key that is held down decides nothing.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  // Gone before it was seen: passed over. What goes while it is read stays on the screen, so that no press meets another paper.
  const here = opened !== undefined && opened !== null
  useEffect(() => {
    if (gone) onLeave(gone, false)
  }, [here])
  // As soon as the paper is there: a key that follows at once is heard.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(target)) return
      if ((key !== 'ArrowRight' && key !== 'ArrowLeft') || document.querySelector('dialog[open]')) return
      event.preventDefault()
      if (key === 'ArrowRight') pass()
      else onBefore()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
  const nav = (
    <>
      <Button kind="quiet" disabled={at === 0} onClick={onBefore}>
        {turnWords.before}
        <Arrow>←</Arrow>
      </Button>
      <Button kind={gone ? 'plain' : 'quiet'} onClick={pass}>
        {known || gone ? turnWords.next : turnWords.pass}
        <Arrow>→</Arrow>
      </Button>
    </>
  )
  return (
    <>
      <div class={own.bar}>
        <h2 ref={heading} tabIndex={-1} class={own.name}>
          <span>{turnWords.place(String(at + 1), String(count))}</span>
          <span>
            {item.title}　{item.name}
            {opened?.kind.about === 'child' && <AllergensOf childId={item.subject} />}
          </span>
          <span class={css.second}>{periodText(item.cadence, day)}</span>
        </h2>
        {opened && state ? (
          <TurnActs {...{ facility, named, opened, state, asks, onLeave }} refresh={loaded.refresh}>
            {known && <b>{[known.word, known.by].filter(Boolean).join('　')}</b>}
            {nav}
          </TurnActs>
        ) : (
          <div class={own.acts}>{nav}</div>
        )}
        {gone && (
          <div class={own.said}>
            <Notice tone="look" title={turnWords.overtaken(gone.word, gone.by)} />
          </div>
        )}
      </div>
      {opened && state ? (
        <>
          <div class={css.approval}>
            <Stamps opened={opened} state={state} />
            <History opened={opened} />
          </div>
          {(opened.before || opened.sentBack) && <Changes {...{ opened, state }} textOf={keptIn(opened)} />}
          <div class={css.paper}>
            <WrittenPaper opened={opened} textOf={keptIn(opened)} />
            {opened.kind.sections.map((section) => (
              <CameFrom key={section.key} section={section} opened={opened} named />
            ))}
          </div>
        </>
      ) : (
        <Loading from={loaded} />
      )}
    </>
  )
}

const Arrow = ({ children }: { children: string }) => (
  <KeyHint>
    {' '}
    <Key>{children}</Key>
  </KeyHint>
)

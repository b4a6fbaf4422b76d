// 写す: the texts of an earlier paper or of another class's, beside the one that is written. Each is taken by itself, or all that are left.
import { useState } from 'preact/hooks'
import { type Earlier, earlierThan, type Span } from '../../schema/document/earlier.ts'
import { fieldName, placesIn } from '../../schema/document/kind.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { shortDay } from '../kit/format.ts'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Loading } from '../office/Loading.tsx'
import { type Listed, type Named, type Opened, papers, type Texts } from './api.ts'
import css from './Document.module.css'
import type { Writing } from './use-writing.ts'
import { words } from './words.ts'

type Which = keyof Earlier | 'same'

export interface CopyFromProps {
  facility: number
  named: Named
  opened: Opened
  writing: Writing
  onClose: () => void
}

export function CopyFrom({ facility, named, opened, writing, onClose }: CopyFromProps) {
  const { kind, startsOn } = opened
  const [which, setWhich] = useState<Which>('before')
  const [from, setFrom] = useState<Named | null>(null)
  const earlier = earlierThan(kind.cadence, startsOn)
  // A paper of one child is never copied from another child's.
  const tabs: Which[] = kind.about === 'class' ? ['before', 'lastYear', 'same'] : ['before', 'lastYear']
  const choose = (id: string) => {
    setWhich(id as Which)
    setFrom(null)
  }
  return (
    <Dialog open onClose={onClose} title={words.copyTitle(kind.title)} place="side">
      <div class={css.reason}>
        <p class={css.second}>{words.copyMore}</p>
        <Tabs
          label={words.copyWhich}
          panel="copy-from"
          tabs={tabs.map((id) => ({ id, label: WHICH[id]() }))}
          current={which}
          onSelect={choose}
        />
        <div id="copy-from" role="tabpanel" aria-label={WHICH[which]()}>
          {from ? (
            <TextsOf {...{ facility, from, opened, writing }} onBack={() => setFrom(null)} />
          ) : (
            <PapersOf
              key={which}
              {...{ facility, named, opened }}
              span={which === 'same' ? { from: startsOn, to: startsOn } : earlier[which]}
              onChoose={setFrom}
            />
          )}
        </div>
      </div>
    </Dialog>
  )
}

const WHICH: Record<Which, () => string> = {
  before: () => words.copyBefore,
  lastYear: () => words.copyLastYear,
  same: () => words.copySame,
}

interface PapersOfProps {
  facility: number
  named: Named
  opened: Opened
  span: Span
  onChoose: (paper: Named) => void
}

/** The papers of the kind that began on some days: one's own class first, the last days first. */
function PapersOf({ facility, named, opened: { kind }, span, onChoose }: PapersOfProps) {
  const loaded = useLoad<Listed>(papers.address(facility, '/list', { from: span.from, to: span.to }))
  const list = loaded?.data.value
  if (!list) return <Loading from={loaded} />
  const own = (subject: string) => subject === (named.subject ?? '')
  const found = list.documents
    .filter(({ kind: key, startsOn }) => key === kind.key && startsOn >= span.from && startsOn <= span.to)
    .filter(({ subject, startsOn }) => (kind.about === 'class' ? !(own(subject) && startsOn === named.day) : own(subject)))
    .sort((a, b) => Number(own(b.subject)) - Number(own(a.subject)) || (a.startsOn < b.startsOn ? 1 : -1))
  if (found.length === 0) return <Empty title={words.copyNone(shortDay(span.to))}>{words.copyNoneMore}</Empty>
  return (
    <ul class={css.items}>
      {found.map(({ subject, name, writers, startsOn: day }) => (
        <li key={`${subject} ${day}`}>
          <Button wide onClick={() => onChoose({ kind: kind.key, subject: subject || undefined, day })}>
            {[name, shortDay(day), writers.length > 0 ? words.writers(writers.join('・')) : ''].filter(Boolean).join('　')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

interface TextsOfProps {
  facility: number
  from: Named
  opened: Opened
  writing: Writing
  onBack: () => void
}

function TextsOf({ facility, from, opened, writing, onBack }: TextsOfProps) {
  const { kind, day, subject } = from
  const loaded = useLoad<Texts>(papers.address(facility, '/texts', { kind, day, ...(subject ? { subject } : {}) }))
  const answer = loaded?.data.value
  if (!answer) return <Loading from={loaded} />
  const left = answer.texts.filter(({ key }) => !writing.isChosen(key))
  const places = opened.kind.sections.flatMap((section) =>
    placesIn(section, opened.children).map((place) => ({ section, ...place })),
  )
  const shown = places.flatMap((place) => {
    const text = left.find(({ field }) => field === place.field)
    return text && !place.section.never ? [{ ...place, text }] : []
  })
  const take = (one: (typeof shown)[number]) => writing.choose(one.text, one.field, one.text.text)
  return (
    <>
      <div class={css.offersHead}>
        <Button onClick={onBack}>{words.copyOther}</Button>
        <Button
          disabled={shown.length === 0}
          onClick={() => {
            for (const one of shown) take(one)
          }}
        >
          {words.takeAll}
        </Button>
      </div>
      <h3 class={css.heading}>
        {answer.title}　{shortDay(day)}
      </h3>
      {shown.length === 0 && <p>{answer.texts.length === 0 ? words.copyEmpty : words.copyDone}</p>}
      <ul>
        {shown.map((one) => (
          <li key={one.field} class={css.offer}>
            <span>
              <b>{one.field === fieldName(one.section.key) ? one.label : `${one.section.title}　${one.label}`}</b>
              <br />
              <span class={css.written}>{one.text.text}</span>
            </span>
            <Button label={words.takeIt(one.text.text)} onClick={() => take(one)}>
              {words.take}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

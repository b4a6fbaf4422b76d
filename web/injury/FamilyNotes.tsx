// けが・体調の連絡 on a parent's phone: the card of a day on which the child was ill, and what the nursery let out about injuries, each acknowledged.
import { useEffect, useRef } from 'preact/hooks'
import { isHead } from '../../schema/injury/body.ts'
import { foldNotes, type Note, type Version } from '../../schema/injury/rule.ts'
import { addDays } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf } from '../family/today.ts'
import { type Answer as CardAnswer, handover } from '../handover/api.ts'
import { CardView } from '../handover/CardView.tsx'
import { Button } from '../kit/Button.tsx'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, longDayWord } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { type Answer, injury } from './api.ts'
import { Figure } from './BodyMap.tsx'
import { doctors, kinds, parts, words } from './family-words.ts'
import css from './Injury.module.css'
import { Reply } from './Reply.tsx'

/** Days back a family sees here; all of it stands in the book of the child. */
const BACK = 90
const EVERY = 30_000

export function FamilyNotes() {
  useArrival(words.title)
  const child = childOf(visit.value.params.child ?? '')
  const facility = child?.facilityId ?? 0
  const sees = child?.seesHealth ? child.childId : null
  const span = { from: addDays(today(), -BACK), to: today() }
  const loaded = useLoad<Answer>(sees && injury.address(facility, '/list', { ...span, child: sees }), {
    every: EVERY,
    keep: true,
  })
  const cards = useLoad<CardAnswer>(sees && handover.address(facility, '/card', { childId: sees, day: today() }), {
    every: EVERY,
    keep: true,
  })
  const answer = loaded?.data.value
  const issued = cards?.data.value?.issued ?? []
  if (!child) return null
  const notes = answer ? foldNotes(answer.versions, answer.steps).toReversed() : []
  const refresh = () => void loaded?.refresh()
  const refreshCards = () => void cards?.refresh()
  const cardOf = (cardId: string) => ({ childId: child.childId, day: cards?.data.value?.day ?? today(), cardId })
  return (
    <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back="/family">
      {answer && notes.length + issued.length === 0 && (
        <Empty title={<Say w={words.none} />}>
          <Say w={words.noneMore} />
        </Empty>
      )}
      {issued.map((one) => (
        <Sheet key={one.id} label={`${plain(words.card)} ${clockTime(one.at)}`}>
          <div class={css.one}>
            <h2>
              <Say w={words.card} />
            </h2>
            <p class={css.second}>
              <Say w={words.asOf(clockTime(one.at))} alone />
            </p>
            <CardView card={one.content} note={one.note} given={`${child.given} ${clockTime(one.at)}`} />
            <Seen
              known={one.read.length > 0}
              id={one.id}
              see={(id) => handover.post(facility, '/see', { id, ...cardOf(one.id) })}
              onDone={refreshCards}
            />
            <Reply
              facility={facility}
              about={one.id}
              sent={one.replied}
              post={(id, text) => handover.post(facility, '/reply', { id, ...cardOf(one.id), text })}
              onDone={refreshCards}
            />
          </div>
        </Sheet>
      ))}
      {notes.map((note) => (
        <OneNote key={note.id} note={note} facility={facility} onDone={refresh} />
      ))}
    </Page>
  )
}

function OneNote({ note, facility, onDone }: { note: Note; facility: number; onDone: () => void }) {
  const [version, ...before] = note.out
  const { busy, fault, send } = useSend()
  const about = { childId: note.last.childId, day: note.last.day, injuryId: note.id }
  const mine = (steps: Note['read']) => steps.some((step) => step.mine)
  if (!version) return null
  const versionId = version.id
  const acknowledge = async () => {
    const json = { ...about, versionId, acknowledged: true }
    if (await send((id) => injury.post(facility, '/see', { id, ...json }), json)) onDone()
  }
  return (
    <Sheet label={`${plain(words.injury)} ${plain(longDayWord(version.day))}`}>
      <div class={css.one}>
        <h2>
          <Say w={words.injury} />
        </h2>
        <p class={css.second}>
          <Say w={longDayWord(version.day)} alone /> {clockTime(version.at)}
        </p>
        {version.gone ? (
          <p>
            <Say w={words.gone} />
          </p>
        ) : (
          <>
            {before.length > 0 && (
              <p class={css.due}>
                <Say w={words.corrected} />
              </p>
            )}
            {isHead(version.parts) && <Notice tone="look" title={<Say w={words.head} />} />}
            <div class={css.figures}>
              <Figure view="front" chosen={version.parts} />
              <Figure view="back" chosen={version.parts} />
            </div>
            <VersionFacts version={version} />
          </>
        )}
        {before.map((one) => (
          <details key={one.id} class={css.before}>
            <summary>
              <Say w={words.before} />
            </summary>
            <VersionFacts version={one} />
          </details>
        ))}
        {fault && <Notice tone="look" title={fault.message} />}
        {mine(note.acknowledged) ? (
          <p class={css.noteHead}>
            <span>
              <Knot of="seen" size={20} /> <Say w={words.acknowledged} />
            </span>
          </p>
        ) : (
          <Button kind="give" wide disabled={busy} onClick={() => void acknowledge()}>
            <Say w={words.acknowledge} alone />
          </Button>
        )}
        <Seen
          known={mine(note.read)}
          id={versionId}
          see={(id) => injury.post(facility, '/see', { id, ...about, versionId, acknowledged: false })}
          onDone={onDone}
        />
        <Reply
          facility={facility}
          about={note.id}
          sent={note.replied.filter((step) => step.mine)}
          post={(id, text) => injury.post(facility, '/reply', { id, ...about, versionId, text })}
          onDone={onDone}
        />
      </div>
    </Sheet>
  )
}

/** 既読 is said by the way: without a line it is said when the note is opened again. */
function Seen({
  known,
  id,
  see,
  onDone,
}: {
  known: boolean
  id: string
  see: (actId: string) => Promise<unknown>
  onDone: () => void
}) {
  const opened = useRef('')
  useEffect(() => {
    if (known || opened.current === id) return
    opened.current = id
    see(newId(moment()))
      .then(onDone)
      .catch(() => undefined)
  }, [known, id])
  return null
}

const VersionFacts = ({ version }: { version: Version }) => (
  <Facts
    facts={[
      {
        name: <Say w={words.part} alone />,
        is: version.parts.map((part) => (
          <span key={part}>
            <Say w={parts[part]} alone />{' '}
          </span>
        )),
      },
      {
        name: <Say w={words.kind} alone />,
        is: version.kinds.map((kind) => (
          <span key={kind}>
            <Say w={kinds[kind]} alone />{' '}
          </span>
        )),
      },
      { name: <Say w={words.place} alone />, is: version.place },
      { name: <Say w={words.what} alone />, is: <span class={css.text}>{version.what}</span> },
      { name: <Say w={words.aid} alone />, is: <span class={css.text}>{version.aid}</span> },
      {
        name: <Say w={words.doctor} alone />,
        is: (
          <>
            <Say w={doctors[version.doctor]} /> {version.clinic}
          </>
        ),
      },
    ]}
  />
)

// 子どものきろく at the desk: what was noticed of a child, a class or everybody over some days, with where it came from and where it went.
import { useState } from 'preact/hooks'
import { addDays, type Day, fiscalYearOf, isDay } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldMemos, type Memo, type MemoList } from '../../schema/memo/rule.ts'
import { GROUP_WORDS, groupsFor, TAG_WORDS, TAGS, TAGS_OF, type Tag } from '../../schema/memo/vocabulary.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, KeyHint } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { board } from '../office/watch.ts'
import { type Deliver, takeBackMemo } from './act.ts'
import { words } from './desk-words.ts'
import css from './Memo.module.css'
import { MemoForm } from './MemoForm.tsx'
import { MemoItem } from './MemoItem.tsx'
import { MemoPaper } from './MemoPaper.tsx'
import { memoWord } from './open-memos.ts'
import { usePaperPictures } from './paper-pictures.ts'
import { words as memoWords } from './words.ts'

const WHOLE = 'whole'
/** What is shown before anybody asks: four weeks. */
const FIRST_DAYS = 27

interface Asked {
  from: Day
  to: Day
  /** A class or a child; everybody without it. */
  of?: Id | undefined
  tag?: Tag | undefined
}

/** What the address asks for. What was searched for is no part of it: it may be a name. */
function askedOf({ from = '', to = '', of, tag }: Record<string, string | undefined>): Asked {
  const last = isDay(to) && to <= today() ? to : today()
  return {
    from: isDay(from) && from <= last ? from : addDays(last, -FIRST_DAYS),
    to: last,
    of: of || undefined,
    tag: TAGS.find((one) => one === tag),
  }
}

export function DeskMemos() {
  const facility = facilityId()
  const asked = askedOf(visit.value.query)
  const { from, to, of } = asked
  const [found, setFound] = useState('')
  const [fixed, setFixed] = useState<Memo | null>(null)
  const query = { ...asked, words: found || undefined }
  const loaded = useLoad<MemoList>(memoWord.address(facility, '/list', query), { keep: !found })
  const answer = loaded?.data.value
  const memos = foldMemos(answer?.rows ?? [])
  const stand = memos.filter(({ gone }) => !gone)
  const files = useFiles(
    'memo.export',
    (format) => memoWord.address(facility, '/file', { ...query, format }),
    `${words.file}_${from}_${to}`,
    stand.length === 0,
  )
  const pictures = usePaperPictures(facility)
  const { fault, send } = useSend()
  const people = board.value?.children ?? []
  const rooms = board.value?.classes ?? []
  const child = people.find(({ childId }) => childId === of)
  const known = memos.flatMap(({ children }) => children).find(([id]) => id === of)?.[1]
  const name = child?.kana ?? known ?? rooms.find(({ classId }) => classId === of)?.name ?? words.everyone
  const deliver: Deliver = async (path, json) => {
    // The form has what this route takes: it is the one that the tablet sends.
    const sent = await send(() => memoWord.post(facility, `/${path}`, json as never), json)
    if (sent) await loaded?.refresh()
    return sent !== null
  }
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={
        <>
          {answer && words.summary(String(stand.length))} <KeyHint>{words.keys}</KeyHint>
        </>
      }
      end={
        <>
          {child && <Button href={`/office/child/${child.childId}`}>{words.childPage(child.kana)}</Button>}
          <Button href="/office/development">{words.development}</Button>
          {files.buttons}
          <Button
            icon={PrinterIcon}
            disabled={stand.length === 0 || pictures.done !== null}
            onClick={() => pictures.print(stand)}
          >
            {words.print}
          </Button>
        </>
      }
      paper={answer && <MemoPaper list={answer} memos={stand.toReversed()} name={name} sources={pictures.drawn} />}
    >
      {files.refused}
      {pictures.done !== null && <p role="status">{words.printing(String(pictures.done), String(pictures.all))}</p>}
      <Filters asked={asked} found={found} onFind={setFound} shown={known ? { id: of ?? '', kana: known } : null} />
      {fault && !fixed && <Notice tone="look" title={fault.message} />}
      <div id="desk-memos" role="tabpanel" aria-label={words.title}>
        {!answer ? (
          <Loading from={loaded} />
        ) : memos.length === 0 ? (
          <Sheet>
            {found || asked.tag ? (
              <Empty title={words.noneFound}>{words.noneFoundMore}</Empty>
            ) : (
              <Empty title={words.none}>{words.noneMore}</Empty>
            )}
          </Sheet>
        ) : (
          <ul class={css.records}>
            {memos.map((memo) => (
              <li key={memo.id} data-step>
                <MemoItem
                  facility={facility}
                  memo={memo}
                  dated
                  used={answer.used.filter(({ memoId }) => memoId === memo.id)}
                  pageOf={(page) =>
                    page.classId && mayHere('contactbook.class')
                      ? { href: `/office/book?day=${page.day}&class=${page.classId}` }
                      : null
                  }
                  {...(mayHere('memo.write') && (memo.mine || answer.correctsAll)
                    ? { onCorrect: () => setFixed(memo), onTakeBack: (reason) => void takeBackMemo(deliver, memo, reason) }
                    : {})}
                />
              </li>
            ))}
          </ul>
        )}
        {answer?.more && <p class={css.second}>{words.more}</p>}
      </div>
      <Dialog open={fixed !== null} onClose={() => setFixed(null)} title={memoWords.fix} place="side">
        {fault && <Notice tone="look" title={fault.message} />}
        {fixed && (
          <MemoForm
            key={fixed.last}
            facility={facility}
            deliver={deliver}
            fixed={fixed}
            classes={rooms}
            children={people
              .filter(({ classId }) => classId && classesOf(fixed, people).has(classId))
              .map(({ childId, kana, classId }) => ({ childId, kana, classId: classId ?? null }))}
            onDone={() => setFixed(null)}
          />
        )}
      </Dialog>
    </Desk>
  )
}

/** The classes a memo is of: those whose children may be meant in place of the ones it names. */
const classesOf = (memo: Memo, people: readonly { childId: Id; classId?: Id }[]): Set<Id> =>
  new Set(
    memo.classId
      ? [memo.classId]
      : people.flatMap(({ childId, classId }) => (classId && memo.children.some(([id]) => id === childId) ? [classId] : [])),
  )

interface FiltersProps {
  asked: Asked
  found: string
  onFind: (words: string) => void
  /** A child that is asked for and no longer here. */
  shown: { id: Id; kana: string } | null
}

function Filters({ asked, found, onFind, shown }: FiltersProps) {
  const { from, to, of, tag } = asked
  const [typed, setTyped] = useState(found)
  const rooms = board.value?.classes ?? []
  const people = board.value?.children ?? []
  const child = people.find(({ childId }) => childId === of)
  const room = rooms.find(({ classId }) => classId === (child?.classId ?? of))
  const inRoom = people.filter(({ classId }) => room && classId === room.classId)
  const go = (more: Partial<Asked>) => {
    const next = Object.entries({ ...asked, ...more }).filter((entry): entry is [string, string] => !!entry[1])
    route(`/office/memo?${new URLSearchParams(next)}`)
  }
  const ages = room ? [room.classAge ?? []].flat() : []
  const spans = [
    { label: words.week, from: addDays(today(), -6) },
    { label: words.month, from: `${today().slice(0, 7)}-01` },
    { label: words.year, from: `${fiscalYearOf(today())}-04-01` },
  ]
  return (
    <>
      <Tabs
        label={words.classes}
        panel="desk-memos"
        tabs={[{ id: WHOLE, label: words.everyone }, ...rooms.map(({ classId, name }) => ({ id: classId, label: name }))]}
        current={room?.classId ?? WHOLE}
        onSelect={(id) => go({ of: id === WHOLE ? undefined : id, tag: undefined })}
      />
      <form
        class={css.filters}
        onSubmit={(event) => {
          event.preventDefault()
          onFind(typed.trim())
        }}
      >
        {(room || (of && shown)) && (
          <SelectField
            label={words.whose}
            value={of ?? ''}
            onChange={(id) => go({ of: id })}
            options={[
              ...(room ? [{ value: room.classId, label: words.wholeClass(room.name) }] : []),
              ...inRoom.map(({ childId, kana }) => ({ value: childId, label: kana })),
              ...(shown && !child ? [{ value: shown.id, label: shown.kana }] : []),
            ]}
          />
        )}
        <DayField label={words.from} value={from} max={to} onChange={(day) => day && go({ from: day })} />
        <DayField label={words.to} value={to} min={from} max={today()} onChange={(day) => day && go({ to: day })} />
        <fieldset class={css.spans}>
          <legend class="unseen">{words.span}</legend>
          {spans.map((one) => (
            <Button
              key={one.label}
              pressed={from === one.from && to === today()}
              onClick={() => go({ from: one.from, to: today() })}
            >
              {one.label}
            </Button>
          ))}
        </fieldset>
        <SelectField
          label={words.tag}
          value={tag ?? ''}
          onChange={(next) => go({ tag: TAGS.find((one) => one === next) })}
          options={[
            { value: '', label: words.anyTag },
            ...groupsFor(ages).flatMap((group) =>
              TAGS_OF[group].map((one) => ({ value: one, label: `${GROUP_WORDS[group]}　${TAG_WORDS[one]}` })),
            ),
          ]}
        />
        <Field label={words.search} hint={words.searchHint} type="search" maxLength={60} value={typed} onChange={setTyped} />
        <Button type="submit">{words.find}</Button>
      </form>
      {child && <AllergensOf childId={child.childId} />}
    </>
  )
}

// A class's book of a day: the class's text on top, a line for each child, and beside it, read-only, what home said and what was seen here.

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BookChild, BookClass } from '../../schema/contactbook/book.ts'
import { foldHome, isEmpty } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { sameSources, withoutSource } from '../../schema/kit/source.ts'
import { momentOf, type Time } from '../../schema/kit/time.ts'
import { foldMemos, memosFor } from '../../schema/memo/rule.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { TimeField } from '../kit/Field.tsx'
import { showTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { CareBeside, HomeBeside, Reads } from './Beside.tsx'
import css from './ClassBook.module.css'
import { PageEditor } from './PageEditor.tsx'
import { Quote } from './Quote.tsx'
import { keepTyped, recallTyped, typedOf } from './typed-draft.ts'
import { isOvertaken, isSettled, publishable, quoted, sourcesOf, type TypedPage, typedUpon, uponIt } from './typed-pages.ts'
import { words } from './words.ts'

const contactbook = wordOf<Routes>('contactbook')
const EVERY = 20_000
/** The class's own text among those of its children. */
const OWN = ''

export interface ClassBookProps {
  facility: number
  day: Day
  classId: Id
  mayWrite: boolean
}

/** What is sent, made when its turn has come. */
interface Prepared {
  content: unknown
  work: (id: Id) => Promise<unknown>
}

/** Whose home side is missing, with somebody to ask who was not asked yet. */
const toAsk = ({ children }: BookClass): BookChild[] =>
  children.filter(
    ({ awaited, home, nudgedAt, readers }) => awaited && nudgedAt === null && readers > 0 && isEmpty(foldHome(home)),
  )

export function ClassBook({ facility, day, classId, mayWrite }: ClassBookProps) {
  const key = `${facility} ${day} ${classId}`
  const loaded = useLoad<BookClass>(contactbook.address(facility, '/class', { day, class: classId }), { every: EVERY })
  useEffect(() => void recallTyped(key), [key])
  const [publishAt, setPublishAt] = useState<Time | null>(null)
  const { fault, send } = useSend()
  const waiting = useRef<Promise<unknown>>(Promise.resolve())
  const book = loaded?.data.value
  if (!loaded || !book)
    return loaded?.refused.value ? <Empty title={words.nobody}>{null}</Empty> : <p class={css.second}>{words.loading}</p>
  const memos = foldMemos(book.memos)
  const put = (subject: string, page: TypedPage | null) => keepTyped(key, subject, page)
  /** What is typed counts now, not when this was drawn: a text may grow while another is being saved. */
  const typed = (subject: string): TypedPage | undefined => typedOf(key)[subject]
  /** As the server last said it: after an act, what that act made of it. */
  const pageOf = (subject: string) => {
    const known = loaded.data.value ?? book
    return subject === OWN ? known.page : (known.children.find(({ childId }) => childId === subject)?.page ?? known.page)
  }
  /** What the nursery has is typed no longer. */
  const settle = () => {
    for (const subject of Object.keys(typedOf(key))) {
      const mine = typed(subject)
      if (mine && isSettled(pageOf(subject), mine)) put(subject, null)
    }
  }
  const named = (subject: string) => (subject === OWN ? {} : { childId: subject })
  /**
   * One after the other: leaving a text to publish it saves the text first, and the publishing stands upon that. For the same reason no
   * button rests meanwhile: the press that left the text would be lost. What was pressed twice finds nothing left to do.
   */
  const act = (prepare: () => Prepared | null) => {
    waiting.current = waiting.current.then(async () => {
      const prepared = prepare()
      if (!prepared) return
      await send(async (id) => {
        try {
          await prepared.work(id)
        } finally {
          await loaded.refresh()
        }
        settle()
      }, prepared.content)
    })
  }
  const keepDraft = (subject: string) =>
    act(() => {
      const [mine, page] = [typed(subject), pageOf(subject)]
      const standing = page.draft?.text ?? page.stands.published?.text ?? ''
      if (!mayWrite || !mine || isOvertaken(page, mine)) return null
      const { text, sources, version } = mine
      if (text === standing && sameSources(sources, sourcesOf(page))) return null
      return {
        content: { subject, text, sources, version },
        work: async (id) => {
          const saved = await contactbook.post(facility, '/draft', {
            id,
            day,
            classId,
            ...named(subject),
            text,
            sources: [...sources],
            version,
          })
          put(subject, { ...(typed(subject) ?? mine), version: Number(saved.version) })
        },
      }
    })
  const subjects = [OWN, ...book.children.map(({ childId }) => childId)]
  const step = book.approval && !book.approves ? 'submit' : 'publish'
  const readyOf = (which: readonly string[]) =>
    which.flatMap((subject) => {
      const one = publishable(pageOf(subject), typed(subject), step)
      return one ? [{ subject, ...one }] : []
    })
  const ready = readyOf(subjects)
  const go = (which: readonly string[], at: number | null) =>
    act(() => {
      const items = readyOf(which)
      if (items.length === 0) return null
      const sent = {
        day,
        classId,
        items: items.map(({ subject, ...item }) => ({ ...named(subject), ...item })),
        ...(at === null ? {} : { publishAt: at }),
      }
      return {
        content: [step, sent],
        work: async (id) => {
          await contactbook.post(facility, `/${step}`, { id, ...sent })
          setPublishAt(null)
        },
      }
    })
  /** 差戻し or とりさげ of what stands. */
  const back = (subject: string, to: 'return' | 'withdraw', reason: string) =>
    act(() => {
      const { last } = pageOf(subject).stands
      if (!last) return null
      const sent = { day, classId, items: [{ ...named(subject), after: last }] }
      return {
        content: [to, sent, reason],
        work: (id) =>
          to === 'return'
            ? contactbook.post(facility, '/return', { id, ...sent, reason })
            : contactbook.post(facility, '/withdraw', { id, ...sent, ...(reason ? { reason } : {}) }),
      }
    })
  const editor = (subject: string, name: string, label: ComponentChildren = name) => {
    const page = pageOf(subject)
    const mine = typed(subject)
    const place = ready.findIndex((one) => one.subject === subject)
    const { submitted } = page.stands
    return (
      <PageEditor
        {...{ facility, classId }}
        childId={subject === OWN ? null : subject}
        label={label}
        name={name}
        memos={memos}
        of={subject === OWN ? 'class' : 'child'}
        page={page}
        typed={mine}
        approves={book.approval && book.approves}
        error={fault?.field === `items.${place}.text` ? fault.message : undefined}
        onType={(text) => put(subject, typedUpon(page, mine, { text }))}
        onDrop={
          mayWrite
            ? (source) => {
                const sources = withoutSource(mine?.sources ?? sourcesOf(page), source)
                put(subject, typedUpon(page, mine, { sources }))
                keepDraft(subject)
              }
            : undefined
        }
        onLeave={() => keepDraft(subject)}
        onTheirs={() => put(subject, null)}
        onMine={() => mine && put(subject, uponIt(page, mine))}
        onApprove={() => go([subject], submitted?.publishAt && submitted.publishAt > moment() ? submitted.publishAt : null)}
        onReturn={(reason) => back(subject, 'return', reason)}
        onWithdraw={(reason) => back(subject, 'withdraw', reason)}
      />
    )
  }
  /** Added to what stands there, a line of its own. */
  const quote = (subject: string, child?: BookChild) => (
    <Quote
      {...{ facility, day }}
      {...(child ? { child } : {})}
      phrases={book.phrases}
      memos={memosFor(memos, child?.childId ?? null)}
      taken={typed(subject)?.sources ?? sourcesOf(pageOf(subject))}
      onUse={(text, source) => {
        put(subject, quoted(pageOf(subject), typed(subject), text, source))
        if (source) keepDraft(subject)
      }}
    />
  )
  const awaited = book.children.filter((child) => child.awaited)
  const missing = awaited.filter((child) => isEmpty(foldHome(child.home)))
  const unasked = toAsk(book)
  const nudge = () =>
    act(() => {
      const childIds = toAsk(loaded.data.value ?? book).map(({ childId }) => childId)
      if (childIds.length === 0) return null
      return { content: ['nudge', childIds], work: (id) => contactbook.post(facility, '/nudge', { id, day, childIds }) }
    })
  const at = publishAt === null ? null : momentOf(day, publishAt)
  const isPast = at !== null && at <= moment()
  return (
    <div class={css.book}>
      <p class={css.second}>{words.homeCount(awaited.length - missing.length, awaited.length)}</p>
      {day === today() && missing.length > 0 && (
        <Notice
          tone="ink"
          title={words.missing(missing.map(({ kana }) => kana).join('、'))}
          end={mayWrite && unasked.length > 0 && <Button onClick={nudge}>{words.nudge(unasked.length)}</Button>}
        />
      )}
      {fault && <Notice tone="look" title={fault.message} />}
      <Sheet label={words.classText}>
        <div class={css.line}>
          {editor(OWN, words.classText)}
          <div class={css.acts}>{mayWrite && quote(OWN)}</div>
        </div>
      </Sheet>
      {book.children.map((child) => (
        <Sheet key={child.childId} label={child.kana}>
          <div class={css.child}>
            <div class={css.beside}>
              <h3 class={css.name}>
                {child.kana} <AllergensOf childId={child.childId} />
              </h3>
              <HomeBeside child={child} feverFrom={book.feverOf[child.childId] ?? book.feverFrom} />
              <p>
                <span class={css.second}>{words.pickup}</span> {child.pickup.time === null ? '' : showTime(child.pickup.time)}{' '}
                {child.pickup.person}
              </p>
              <CareBeside child={child} />
            </div>
            <div class={css.line}>
              {editor(
                child.childId,
                child.kana,
                <>
                  <span class="unseen">{child.kana} </span>
                  {words.line}
                </>,
              )}
              <div class={css.under}>
                <Reads child={child} own={book.page.stands.published !== null} />
                {mayWrite && quote(child.childId, child)}
              </div>
            </div>
          </div>
        </Sheet>
      ))}
      {mayWrite && (
        <footer class={css.foot}>
          <TimeField
            label={words.at}
            hint={words.atHint}
            error={isPast ? words.notPast : undefined}
            value={publishAt}
            onChange={setPublishAt}
          />
          <Button kind="give" disabled={ready.length === 0 || isPast} onClick={() => go(subjects, at)}>
            {step === 'submit'
              ? words.submit(ready.length)
              : publishAt === null
                ? words.publish(ready.length)
                : words.reserve(ready.length, showTime(publishAt))}
          </Button>
        </footer>
      )}
    </div>
  )
}

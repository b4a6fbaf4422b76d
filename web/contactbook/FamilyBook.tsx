// 連絡帳 on a parent's phone: one day of one child, what home says and what the nursery wrote.
import { useEffect } from 'preact/hooks'
import { saysMore } from '../../schema/care/for-family.ts'
import type { Book, BookDay } from '../../schema/contactbook/book.ts'
import { openDays, pageOf } from '../../schema/contactbook/home.ts'
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { FamilyCare } from '../care/FamilyCare.tsx'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { children, type FamilyChild } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { moment, now, today } from '../kit/clock.ts'
import { clockTime, longDayWord, timeWord } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PickupIcon, PrinterIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { lastReceipt, shownActs } from '../kit/outbox.ts'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain, Say } from '../kit/words.tsx'
import { shortPerson } from '../notice/person-text.ts'
import css from './FamilyBook.module.css'
import { words } from './family-words.ts'
import { HomeSide } from './HomeSide.tsx'
import { withUnsentHome } from './local-home.ts'

const contactbook = wordOf<Routes>('contactbook')
/** Others of the family write at the same time. */
const EVERY = 30_000

/** 印刷 is a part of the book and no address of its own: the first load of the door knows nothing of paper. */
const FamilyPrint = later(() => import('./FamilyPrint.tsx').then((file) => file.FamilyPrint))
/** So are the pictures and what is allowed of them. */
const FamilyBelongings = later(() => import('../belonging/FamilyBelongings.tsx').then((file) => file.FamilyBelongings))
const FamilyPhotos = later(() => import('../photo/FamilyPhotos.tsx').then((file) => file.FamilyPhotos))
const FamilyTakeout = later(() => import('../takeout/FamilyTakeout.tsx').then((file) => file.FamilyTakeout))
const Offer = later(() => import('../takeout/Offer.tsx').then((file) => file.Offer))
const FamilyConsent = later(() => import('../photo/FamilyConsent.tsx').then((file) => file.FamilyConsent))

export function FamilyBook() {
  const { print, photo, take } = visit.value.query
  return print ? <FamilyPrint /> : photo ? <FamilyConsent /> : take ? <FamilyTakeout /> : <Reading />
}

function Reading() {
  useArrival(words.title)
  const { params, query } = visit.value
  const childId = params.child ?? ''
  const asked = query.day
  const last = pageOf(now.value)
  const day: Day = asked && isDay(asked) && asked <= last ? asked : today()
  const child = children.value.find((one) => one.childId === childId)
  const loaded = useLoad<Book>(child ? contactbook.address(child.facilityId, '/child', { childId, from: day, to: day }) : null, {
    every: EVERY,
    keep: true,
  })
  const received = lastReceipt.value?.id
  useEffect(() => {
    if (received) void loaded?.refresh()
  }, [received, loaded])
  const book = loaded?.data.value
  const page = book?.days[0]
  if (!child) return null
  const link = (to: Day) => `/family/book/${childId}?day=${to}`
  return (
    <Page
      title={<Say w={words.title} alone />}
      second={
        <>
          <Name>{child.given}</Name> ・ <Say w={longDayWord(day)} alone />
        </>
      }
      back="/family"
      end={
        <nav class={css.days} aria-label={plain(words.title)}>
          <a class={css.step} href={link(addDays(day, -1))} aria-label={plain(words.before)}>
            <ChevronLeftIcon size={24} />
          </a>
          {day < last && (
            <a class={css.step} href={link(addDays(day, 1))} aria-label={plain(words.after)}>
              <ChevronRightIcon size={24} />
            </a>
          )}
        </nav>
      }
    >
      {loaded?.refused.value?.status === 404 && (
        <Sheet>
          <Say w={words.notYours} />
        </Sheet>
      )}
      {page && (
        <>
          <FromNursery page={page} child={child} />
          <FamilyPhotos key={`photo ${childId} ${day}`} child={child} day={day} />
          <HomeSide
            key={`${childId} ${day}`}
            facility={child.facilityId}
            childId={childId}
            day={day}
            form={page.form}
            hows={page.hows ?? []}
            rows={withUnsentHome(page.home, shownActs.value, childId, day)}
            unsent={new Set(shownActs.value.map(({ id }) => id))}
            writable={child.writesBook && openDays(now.value).includes(day)}
          />
          {day === today() && <Pickup child={child} />}
          <Button kind="quiet" icon={PrinterIcon} href={`${link(day)}&print=1`}>
            <Say w={words.print} alone />
          </Button>
          <Offer child={child} />
        </>
      )}
    </Page>
  )
}

/** Acts that published what this phone has already said it opened. */
const opened = new Set<string>()

function FromNursery({ page, child }: { page: BookDay; child: FamilyChild }) {
  const { day, texts, withdrawnAt, care } = page
  const ids = [...new Set(texts.map(({ id }) => id))].filter((id) => !opened.has(`${child.childId} ${id}`))
  useEffect(() => {
    if (ids.length === 0 || document.hidden) return
    for (const id of ids) opened.add(`${child.childId} ${id}`)
    const asked = { id: newId(moment()), childId: child.childId, day, pageIds: ids }
    // 既読 is for the nursery's sake: when it cannot be said now, the next opening says it.
    contactbook.post(child.facilityId, '/open', asked).catch(() => {
      for (const id of ids) opened.delete(`${child.childId} ${id}`)
    })
  }, [ids.join()])
  return (
    <Sheet label={plain(words.fromNursery)}>
      <div class={css.form}>
        <h2 class={css.title}>
          <Say w={words.fromNursery} />
        </h2>
        {texts.map(({ of, id, text, at, corrected }) => (
          <article key={`${of} ${id}`} class={css.text}>
            <h3 class={css.second}>
              <Say w={of === 'class' ? words.toClass : words.toChild(child.given)} alone /> {clockTime(at)}{' '}
              {corrected && (
                <b class={css.corrected}>
                  <Say w={words.corrected} alone />
                </b>
              )}
            </h3>
            <p class={css.written} lang="ja">
              {text}
            </p>
          </article>
        ))}
        {withdrawnAt !== null && (
          <p class={css.second}>
            <Say w={words.withdrawn(clockTime(withdrawnAt))} alone />
          </p>
        )}
        {texts.length === 0 && withdrawnAt === null && (
          <p class={css.second}>
            <Say w={words.nothingYet} />
          </p>
        )}
        {saysMore(care) && <FamilyCare care={care} given={child.given} />}
        {care.belongings && <FamilyBelongings child={child} asked={care.belongings} />}
      </div>
    </Sheet>
  )
}

/** Who fetches today, and when: as announced or planned. It is changed where it is announced, and stands nowhere twice. */
function Pickup({ child }: { child: FamilyChild }) {
  const { told, plan, status } = child
  const time = told.pickup?.time ?? plan?.[1] ?? null
  const person = told.pickup?.person ?? null
  if (status === null || status === 'absent' || status === 'not_expected') return null
  return (
    <Sheet label={plain(words.pickup)}>
      <div class={css.pickup}>
        <span>
          <b>
            <Say w={words.pickup} alone />
          </b>{' '}
          {time !== null && <Say w={timeWord(time)} alone />} {person && <Name>{shortPerson(person)}</Name>}
        </span>
        {child.mayReport && (
          <Button href={`/family/report/pickup/${child.childId}`} icon={PickupIcon}>
            <Say w={words.changePickup} alone />
          </Button>
        )}
      </div>
    </Sheet>
  )
}

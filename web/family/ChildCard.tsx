import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { timeOn } from '../../schema/kit/time.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { BigButton, BigButtons } from '../kit/BigButton.tsx'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { BedIcon, ClockIcon, PhoneIcon, PickupIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { InEnglish, language, Say } from '../kit/words.tsx'
import type { FormKind } from '../notice/draft.ts'
import { forms } from '../notice/say-report.ts'
import { type BigAct, bigActs } from './big-acts.ts'
import css from './ChildCard.module.css'
import { ChildStatus } from './ChildStatus.tsx'
import { Name } from './Name.tsx'
import type { FamilyChild } from './today.ts'
import { secondWord, words } from './words.ts'

const ICONS: Record<FormKind, typeof BedIcon> = { absent: BedIcon, late: ClockIcon, pickup: PickupIcon }

type OfChild = ComponentType<{ child: FamilyChild }>
const day = signal<{ ChildDay: OfChild; MoreOfChild: OfChild } | null>(null)
/** The thread is in a file of its own, asked for while the server is asked for the day that it shows: so neither waits for the other. */
const fetchDay = (): unknown =>
  import('./ChildDay.tsx').then(
    (file) => {
      day.value = file
    },
    () => setTimeout(fetchDay, 5000),
  )
fetchDay()

/** One child: who, what is true now, the thread of the day, the three acts. */
export function ChildCard({ child, placed }: { child: FamilyChild; placed: boolean }) {
  const { given, className, classAge, status, place } = child
  const phone = (place ?? child.rules)?.phone
  const here = status === 'present' || status === 'out' || status === 'stamped'
  return (
    <Sheet label={child.name}>
      <div class={css.card}>
        <header class={css.head}>
          <Avatar name={given} tone={here ? 'care' : 'rest'} />
          <div class={css.who}>
            <h2 class={css.name}>
              <Name>{given}</Name>
            </h2>
            {className && (
              <p class={css.second}>
                <Say w={classAge === null ? words.className(className) : words.classAge(className, classAge)} alone />
              </p>
            )}
            {(placed || place) && (
              <p class={css.second}>
                {place && <Say w={words.today} alone />} <Name>{(place ?? child.facility).name}</Name>
              </p>
            )}
          </div>
          <ChildStatus child={child} />
        </header>
        {day.value ? <day.value.ChildDay child={child} /> : <div class={css.room} />}
        {status === 'overdue' && (
          <Notice
            tone="act"
            title={<Say w={words.looking} alone />}
            end={
              phone && (
                <Button href={`tel:${phone}`} icon={PhoneIcon} class={css.call}>
                  {phone}
                </Button>
              )
            }
          >
            <Say w={words.lookingMore} alone />
            <InEnglishBlock />
          </Notice>
        )}
        {child.mayReport && <Acts child={child} />}
        {day.value && <day.value.MoreOfChild child={child} />}
      </div>
    </Sheet>
  )
}

const InEnglishBlock = () =>
  language.value === 'easy' ? <p lang="en">{`${words.looking.en}. ${words.lookingMore.en}`}</p> : null

function Acts({ child }: { child: FamilyChild }) {
  const acts = bigActs({
    day: today(),
    now: timeOn(today(), now.value),
    closesAt: child.closesAt,
    status: child.status ?? 'expected',
    plannedLeave: child.plan?.[1] ?? null,
    reports: child.reports,
  })
  return (
    <BigButtons>
      {acts.map((act) => (
        <BigButton
          key={act.kind}
          href={addressOf(child, act)}
          icon={ICONS[act.kind]}
          second={
            <>
              <Say w={secondWord(act.second)} alone />
              <span class={css.block}>
                <EnglishSecond act={act} />
              </span>
            </>
          }
        >
          <span class="unseen">{`${child.given} `}</span>
          <Say w={forms[act.kind]} alone />
        </BigButton>
      ))}
    </BigButtons>
  )
}

/** Under an easy button: what it does, or when that is not the usual thing, what it does now. */
const EnglishSecond = ({ act }: { act: BigAct }) => {
  const { says } = act.second
  return <InEnglish w={says === 'change' || says === 'come' || says === 'later' ? secondWord(act.second) : forms[act.kind]} />
}

/** The sheet of an act, told which day it begins with and what it corrects. */
function addressOf({ childId }: FamilyChild, { kind, first, fix }: BigAct): string {
  const query = new URLSearchParams({ ...(first === today() ? {} : { first: 'tomorrow' }), ...(fix ? { fix } : {}) })
  return `/family/report/${kind}/${childId}${query.size > 0 ? `?${query}` : ''}`
}

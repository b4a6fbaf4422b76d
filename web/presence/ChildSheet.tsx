// Everything else about one child, beside the board: today's notices, what can be done, what happened.
import type { ComponentChildren } from 'preact'
import { lookedFor } from '../../schema/chase/rule.ts'
import { addDays, startOf } from '../../schema/kit/day.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { ChaseCall } from '../chase/ChaseCall.tsx'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { now } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime, showTime } from '../kit/format.ts'
import {
  BedIcon,
  CheckIcon,
  ChevronLeftIcon,
  ClockIcon,
  DoorIcon,
  GrowthIcon,
  PhoneIcon,
  PickupIcon,
  UndoIcon,
} from '../kit/icons.tsx'
import { AllergyIcon, EyeIcon, MemoIcon, WayOutIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { later } from '../kit/later.tsx'
import { statusWords } from '../kit/status.ts'
import { plain } from '../kit/words.tsx'
import type { InboxItem } from '../notice/staff/inbox.ts'
import { NoticeItem } from '../notice/staff/NoticeItem.tsx'
import type { PhoneReportProps } from '../notice/staff/PhoneReport.tsx'
import { words as noticeWords } from '../notice/staff/words.ts'
import { faceOf } from '../portrait/face.ts'
import { rollOpened } from '../roll/roll-opened.ts'
import { rooms } from '../roll/rooms-shown.ts'
import { Alert, AskOffice } from './Alert.tsx'
import css from './ChildSheet.module.css'
import { opened, type SheetPage } from './opened.ts'
import { PhoneNumbers } from './PhoneNumbers.tsx'
import { factWord, words } from './words.ts'

const GoOut = later(() => import('./GoOut.tsx').then((file) => file.GoOut))
const TakeBack = later(() => import('./TakeBack.tsx').then((file) => file.TakeBack))
const PhoneReport = later(() => import('../notice/staff/PhoneReport.tsx').then((file) => file.PhoneReport))

export interface ChildSheetProps {
  child: BoardChild
  rules: DayRules
  facility: number
  items: readonly InboxItem[]
  page: SheetPage
  lookOnly: boolean
  onPage: (page: SheetPage) => void
  onClose: () => void
  onArrive: () => void
  onSee: () => void
  onGoOut: (place: string | undefined) => void
  onComeBack: () => void
  onHandOver: () => void
  onConfirm: (item: InboxItem) => void
  onWithdraw: (item: InboxItem) => void
  onTakeBack: (actId: string, reason: string) => void
  onReport: PhoneReportProps['onWrite']
  /** A call about a missing child was written down. */
  onCalled: () => void
}

export function ChildSheet(props: ChildSheetProps) {
  const { child, rules, facility, page, onPage, onClose } = props
  return (
    <Dialog
      open
      onClose={onClose}
      place="side"
      title={
        <span class={css.title}>
          {faceOf(child.childId) && <Avatar name={child.kana} face={faceOf(child.childId)} size={64} />}
          {child.kana} {child.name !== child.kana && <span class={css.kanji}>{child.name}</span>}
          <Allergens words={child.allergens} mark={child.mark} />
        </span>
      }
    >
      {page !== 'first' && (
        <div class={css.over}>
          <Button kind="quiet" icon={ChevronLeftIcon} onClick={() => onPage('first')}>
            {words.back}
          </Button>
          <h3 class={css.heading}>
            {page === 'phone'
              ? words.phone
              : page === 'alert'
                ? words.alertTitle
                : page === 'take_back'
                  ? words.takeBack
                  : page === 'out'
                    ? words.goOutTitle
                    : noticeWords.said[page]}
          </h3>
        </div>
      )}
      {page === 'first' && <First {...props} />}
      {page === 'out' && <GoOut onGoOut={props.onGoOut} />}
      {page === 'alert' && <Alert facility={facility} childId={child.childId} />}
      {page === 'phone' &&
        (lookedFor(child) ? (
          <ChaseCall facility={facility} child={child} onWritten={props.onCalled} />
        ) : (
          <PhoneNumbers facility={facility} childId={child.childId} />
        ))}
      {page === 'take_back' && (
        <TakeBack
          facility={facility}
          childId={child.childId}
          day={child.night ? addDays(rules.day, -1) : rules.day}
          onTakeBack={props.onTakeBack}
        />
      )}
      {(page === 'absent' || page === 'late' || page === 'pickup') && (
        <PhoneReport key={page} said={page} day={rules.day} now={now.value} onWrite={props.onReport} />
      )}
    </Dialog>
  )
}

function First(props: ChildSheetProps) {
  const { child, rules, facility, items, lookOnly } = props
  const { status } = child
  const where = lookOnly ? undefined : rooms.value?.of.get(child.childId)
  return (
    <>
      <p class={css.state}>
        <Knot of={status} size={22} />
        <b>{plain(statusWords[status].word)}</b>
        {child.since !== undefined && <span>{clockTime(child.since)}</span>}
        {status === 'out' && child.outAt && <span>{child.outAt}</span>}
        {child.plan && (
          <span class={css.plan}>
            {words.plan} {showTime(child.plan[0])}–{showTime(child.plan[1])}
          </span>
        )}
      </p>
      {where?.room.kind === 'room' && (
        <p class={css.state}>
          <DoorIcon size={22} />
          <b>{words.inRoom(where.room.name)}</b>
          {where.since !== null && <span>{words.since(clockTime(where.since))}</span>}
        </p>
      )}
      {child.visit ? <p>{words.visiting[child.visit]}</p> : child.guestOf && <p>{words.guestOf(child.guestOf)}</p>}
      {child.away && <p>{words.away(child.away)}</p>}
      {child.askOffice && <AskOffice onOpen={() => props.onPage('alert')} />}
      {items.length > 0 && (
        <Section title={words.noticesToday}>
          {items.map((item) => (
            <NoticeItem
              key={item.noticeId}
              item={item}
              facility={facility}
              nameless
              onConfirm={lookOnly ? undefined : () => props.onConfirm(item)}
              onWithdraw={lookOnly ? undefined : () => props.onWithdraw(item)}
            />
          ))}
        </Section>
      )}
      {!lookOnly && <Acts {...props} />}
      <Section title={words.history}>
        {child.acts?.length ? (
          <ol class={css.facts}>
            {child.acts.map(([kinds, at]) => (
              <li key={`${kinds}${at}`}>
                <b>{clockTime(startOf(rules.day) + at * 1000)}</b> {factWord(kinds)}
              </li>
            ))}
          </ol>
        ) : (
          <p class={css.none}>{words.noHistory}</p>
        )}
      </Section>
    </>
  )
}

/** The acts that fit the status, then what a family says on the telephone, then, apart, taking back. */
function Acts({ child, onPage, onArrive, onSee, onComeBack, onHandOver }: ChildSheetProps) {
  const { status } = child
  const here = status === 'present' || status === 'stamped' || status === 'left_stamped' || status === 'out'
  return (
    <Section title={words.acts}>
      <div class={css.acts}>
        {!here && (
          <Button icon={CheckIcon} onClick={onArrive}>
            {plain(words.arrive)}
          </Button>
        )}
        {status === 'stamped' && (
          <Button icon={EyeIcon} onClick={onSee}>
            {words.see}
          </Button>
        )}
        {status === 'out' && (
          <Button icon={EyeIcon} onClick={onComeBack}>
            {words.comeBack}
          </Button>
        )}
        {here && (
          <Button icon={DoorIcon} onClick={onHandOver}>
            {plain(words.handOver)}
          </Button>
        )}
        {(status === 'present' || status === 'stamped') && (
          <Button icon={WayOutIcon} onClick={() => onPage('out')}>
            {words.goOut}
          </Button>
        )}
        {rooms.value?.of.get(child.childId)?.room.kind === 'room' && (
          <Button
            icon={DoorIcon}
            onClick={() => {
              opened.value = null
              rollOpened.value = { what: 'rooms', childId: child.childId }
            }}
          >
            {words.otherRoom}
          </Button>
        )}
        <Button icon={PhoneIcon} onClick={() => onPage('phone')}>
          {words.phone}
        </Button>
        {!here && status !== 'left' && (
          <>
            <Button icon={BedIcon} onClick={() => onPage('absent')}>
              {noticeWords.said.absent}
            </Button>
            <Button icon={ClockIcon} onClick={() => onPage('late')}>
              {noticeWords.said.late}
            </Button>
          </>
        )}
        {child.allergens && (
          <Button
            icon={AllergyIcon}
            onClick={() => {
              opened.value = { what: 'allergy', childId: child.childId }
            }}
          >
            {words.allergy}
          </Button>
        )}
        {status !== 'left' && (
          <Button icon={PickupIcon} onClick={() => onPage('pickup')}>
            {noticeWords.said.pickup}
          </Button>
        )}
        <Button
          icon={GrowthIcon}
          onClick={() => {
            opened.value = { what: 'growth', classId: child.classId ?? null }
          }}
        >
          {words.growth}
        </Button>
        <Button
          icon={MemoIcon}
          onClick={() => {
            opened.value = { what: 'memo', childId: child.childId }
          }}
        >
          {words.memo}
        </Button>
        {(['plan', 'injury', 'card'] as const).map((what) => (
          <Button
            key={what}
            onClick={() => {
              opened.value = { what, childId: child.childId }
            }}
          >
            {words[what]}
          </Button>
        ))}
      </div>
      {child.acts && (
        <div class={css.apart}>
          <Button kind="quiet" icon={UndoIcon} onClick={() => onPage('take_back')}>
            {words.takeBack}…
          </Button>
        </div>
      )}
    </Section>
  )
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class={css.section}>
    <h3 class={css.heading}>{title}</h3>
    {children}
  </section>
)

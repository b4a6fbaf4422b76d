// きょう: the whole facility in one look, and what waits for a person, the most urgent first.
import { useState } from 'preact/hooks'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { WaitingBlocks } from '../block/WaitingBlocks.tsx'
import { SilentTablets } from '../device/SilentTablets.tsx'
import { Button } from '../kit/Button.tsx'
import { now } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraYear, longDay } from '../kit/format.ts'
import { PrinterIcon, SearchIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Sum } from '../kit/Sum.tsx'
import { Undelivered } from '../quarantine/Undelivered.tsx'
import { Shortage } from '../staffing/Shortage.tsx'
import { Chases } from './Chases.tsx'
import { Classrooms } from './Classrooms.tsx'
import { ContactsDialog } from './ContactsDialog.tsx'
import { DayDialog } from './DayDialog.tsx'
import { Desk, Key, KeyHint } from './Desk.tsx'
import { facilityId, mayHere } from './desk.ts'
import { Loading } from './Loading.tsx'
import { Odd } from './Odd.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import css from './Today.module.css'
import { Unread } from './Unread.tsx'
import { alarms, board, facilitySettings, unread, watch } from './watch.ts'
import { words } from './words.ts'

const DeskAsks = later(() => import('../pickup/DeskAsks.tsx').then((file) => file.DeskAsks))
const WaitingPages = later(() => import('../contactbook/WaitingPages.tsx').then((file) => file.WaitingPages))
const LookedForElsewhere = later(() => import('../guest/LookedForElsewhere.tsx').then((file) => file.LookedForElsewhere))
const DeskRooms = later(() => import('../roll/DeskRooms.tsx').then((file) => file.DeskRooms))
const Survey = later(() => import('../survey/Survey.tsx').then((file) => file.Survey))
const DeskRolls = later(() => import('../roll/DeskRolls.tsx').then((file) => file.DeskRolls))

/** What is open beside the overview, about which child. */
export type Beside = { what: 'contacts' | 'report' | 'day'; child: BoardChild } | null

export function Today() {
  const [beside, setBeside] = useState<Beside>(null)
  const day = board.value
  const from = watch.value?.board
  if (!from || !day) return <Waiting />
  const asOf = from.asOf.value
  const waiting = alarms.value.length + unread.value.length
  const date = day.rules.day
  if (day.children.length === 0) return <NoChildren date={date} />
  const close = () => setBeside(null)
  const expected = day.totals.enrolled - day.totals.absent - day.totals.not_expected
  const allergic = day.children.filter(
    ({ allergens, status }) => allergens && status !== 'absent' && status !== 'not_expected',
  ).length
  return (
    <Desk
      title={longDay(date)}
      name={words.today}
      second={`${eraYear(date)} ・ ${words.asOf(clockTime(Math.max(asOf ?? 0, now.value)))} ・ ${words.waiting(waiting)}`}
      end={
        <>
          <Button href="/office/child?search" icon={SearchIcon}>
            {words.search}
            <KeyHint>
              {' '}
              <Key>/</Key>
            </KeyHint>
          </Button>
          <Button href="/office/paper" icon={PrinterIcon}>
            {words.morningRoll}
          </Button>
        </>
      }
    >
      {from.offline.value && asOf !== null && (
        <Notice tone="look" title={words.oldSince(clockTime(asOf))}>
          {words.oldMore}
        </Notice>
      )}
      {!day.rules.open && <Notice tone="ink" title={words.closedDay} />}
      <Sheet label={words.today}>
        <Sum totals={day.totals}>
          <p>
            {words.meals(expected)}
            <br />
            {words.allergy(allergic)}
          </p>
        </Sum>
      </Sheet>
      <div class={css.columns}>
        <div class={css.left}>
          {mayHere('device.read') && <SilentTablets />}
          {mayHere('staffing.read') && <Shortage />}
          {mayHere('block.waiting') && <WaitingBlocks />}
          {mayHere('pickup.asks') && <DeskAsks facility={facilityId()} board={day} />}
          {mayHere('guest.read') && <LookedForElsewhere day={date} />}
          <Chases board={day} open={setBeside} />
          {mayHere('roll.read') && <DeskRolls facility={facilityId()} board={day} />}
          <Odd board={day} open={setBeside} />
          {mayHere('quarantine.decide') && <Undelivered />}
          {facilitySettings.value?.bookApproval && mayHere('contactbook.publish') && <WaitingPages />}
          {mayHere('notice.read') && <Unread classes={day} />}
        </div>
        <div class={css.left}>
          <Classrooms board={day} />
          {mayHere('roll.read') && <DeskRooms facility={facilityId()} board={day} />}
          {mayHere('survey.answer') && <Survey facility={facilityId()} audience="staff" />}
        </div>
      </div>
      {beside?.what === 'contacts' && (
        <ContactsDialog
          child={beside.child}
          onClose={close}
          onReport={() => setBeside({ what: 'report', child: beside.child })}
        />
      )}
      {beside?.what === 'report' && <ReportDialog childId={beside.child.childId} onClose={close} />}
      {beside?.what === 'day' && (
        <DayDialog
          child={day.children.find(({ childId }) => childId === beside.child.childId) ?? beside.child}
          board={day}
          open={setBeside}
          onClose={close}
        />
      )}
    </Desk>
  )
}

const Waiting = () => (
  <Desk title={words.today} name={words.today}>
    {mayHere('presence.read') ? <Loading from={watch.value?.board ?? null} /> : <p role="status">{words.notYours}</p>}
  </Desk>
)

const NoChildren = ({ date }: { date: string }) => (
  <Desk title={longDay(date)} name={words.today} second={eraYear(date)}>
    <Sheet>
      <Empty
        title={words.emptyFacility}
        act={
          mayHere('roster.import') && (
            <Button kind="give" href="/office/roster">
              {words.takeRoster}
            </Button>
          )
        }
      >
        {words.emptyFacilityMore}
      </Empty>
    </Sheet>
  </Desk>
)

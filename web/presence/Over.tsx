// What lies open over the board: a child's sheet, the small sheets that ask, the inbox, the staff sheet.
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { today } from '../kit/clock.ts'
import { later } from '../kit/later.tsx'
import { Inbox } from '../notice/staff/Inbox.tsx'
import type { InboxItem } from '../notice/staff/inbox.ts'
import { AskArrive } from './AskArrive.tsx'
import { arrive, comeBack, confirmNotice, goOut, handOver, reportForFamily, see, takeBack, whoOf, withdrawNotice } from './act.ts'
import { ChildSheet } from './ChildSheet.tsx'
import { HandOver } from './HandOver.tsx'
import type { OpenBoard } from './open-board.ts'
import { askedFor, asksFirst, close, opened } from './opened.ts'
import { StaffSheet, type StaffSheetProps } from './StaffSheet.tsx'

const ResponseCard = later(() => import('../allergy/ResponseCard.tsx').then((file) => file.ResponseCard))
const DoorQuestion = later(() => import('../infection/DoorQuestion.tsx').then((file) => file.DoorQuestion))
const ChildMemos = later(() => import('../memo/ChildMemos.tsx').then((file) => file.ChildMemos))
const ChildInjury = later(() => import('../injury/ChildInjury.tsx').then((file) => file.ChildInjury))
const RoomCard = later(() => import('../handover/RoomCard.tsx').then((file) => file.RoomCard))
const PlanDialog = later(() => import('../plan/PlanDialog.tsx').then((file) => file.PlanDialog))
const GrowthRoom = later(() => import('../growth/GrowthRoom.tsx').then((file) => file.GrowthRoom))

export interface OverProps {
  open: OpenBoard
  board: Board
  items: readonly InboxItem[]
  name: string
  facilities: StaffSheetProps['facilities']
  classId: Id | null
  className: string
}

export function Over({ open, board, items, name, facilities, classId, className }: OverProps) {
  const now = opened.value
  const { facility } = open
  if (!now) return null
  const confirm = (item: InboxItem) =>
    confirmNotice(
      facility,
      item.noticeId,
      item.children.map(({ childId }) => childId),
    )
  if (now.what === 'staff') return <StaffSheet name={name} facilities={facilities} facility={facility} onClose={close} />
  if (now.what === 'inbox') {
    return <Inbox items={items} facility={facility} classId={classId} className={className} onClose={close} onConfirm={confirm} />
  }
  if (now.what === 'growth') return <GrowthRoom facility={facility} board={board} classId={now.classId} onClose={close} />
  const child = board.children.find(({ childId }) => childId === now.childId)
  if (!child) return null
  const who = whoOf(facility, child)
  const own = items.filter((item) => !item.ahead && item.children.some(({ childId }) => childId === child.childId))
  /** Does it and closes: the board shows what became of it. */
  const thenClose =
    <Given extends readonly unknown[]>(act: (...given: Given) => void) =>
    (...given: Given) => {
      act(...given)
      close()
    }
  const receive = (act: typeof arrive | typeof see) => {
    if (!asksFirst(child.childId)) thenClose(act)(who)
  }
  if (now.what === 'hand_over') {
    return (
      <HandOver
        key={child.childId}
        child={child}
        facility={facility}
        onClose={close}
        onHand={thenClose((person, by) => {
          handOver(who, person, by)
          askedFor.value = askedFor.peek().filter((childId) => childId !== who.childId)
        })}
        onPhone={() => {
          opened.value = { what: 'child', childId: child.childId, page: 'phone' }
        }}
        onAlert={() => {
          opened.value = { what: 'child', childId: child.childId, page: 'alert' }
        }}
      />
    )
  }
  if (now.what === 'memo') return <ChildMemos key={child.childId} {...{ facility, board, child }} onClose={close} />
  if (now.what === 'allergy') return <ResponseCard key={child.childId} {...{ facility, child }} onClose={close} />
  const over = { facility, child, day: open.day, onClose: close }
  if (now.what === 'injury') return <ChildInjury key={child.childId} {...over} />
  if (now.what === 'plan') return <PlanDialog key={child.childId} {...{ facility, child }} onClose={close} />
  if (now.what === 'card') return <RoomCard key={child.childId} {...over} />
  if (now.what === 'illness') {
    return (
      <DoorQuestion
        key={child.childId}
        {...who}
        onClose={close}
        onReceive={thenClose(() => (child.status === 'stamped' ? see(who) : arrive(who)))}
      />
    )
  }
  if (now.what === 'ask') {
    return <AskArrive child={child} facility={facility} items={own} onClose={close} onArrive={thenClose(() => arrive(who))} />
  }
  return (
    <ChildSheet
      key={child.childId}
      child={child}
      rules={board.rules}
      facility={facility}
      items={own}
      page={now.page}
      lookOnly={open.day !== today()}
      onPage={(page) => {
        opened.value = { ...now, page }
      }}
      onClose={close}
      onArrive={() => receive(arrive)}
      onSee={() => receive(see)}
      onGoOut={thenClose((place) => goOut(who, place))}
      onComeBack={thenClose(() => comeBack(who))}
      onHandOver={() => {
        opened.value = { what: 'hand_over', childId: child.childId }
      }}
      onConfirm={confirm}
      onWithdraw={(item) =>
        withdrawNotice(
          facility,
          item.noticeId,
          item.children.map(({ childId }) => childId),
        )
      }
      onTakeBack={thenClose((actId, reason) => void takeBack({ actId, facility, childId: child.childId }, reason))}
      onCalled={() => void open.refresh()}
      onReport={thenClose((report) => reportForFamily(facility, { ...report, childIds: [child.childId] }))}
    />
  )
}

// 連絡帳 at the desk: what waits for approval, and a class's book of any day.
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { longDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Tabs } from '../kit/Tabs.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { board, watch } from '../office/watch.ts'
import { ClassBook } from './ClassBook.tsx'
import { WaitingPages } from './WaitingPages.tsx'
import { words } from './words.ts'

export function OfficeBook() {
  const { query } = visit.value
  const asked = query.day ?? ''
  const day: Day = isDay(asked) && asked <= today() ? asked : today()
  const classes = board.value?.classes ?? []
  const classId = classes.some((one) => one.classId === query.class) ? query.class : classes[0]?.classId
  const address = (to: { day?: Day; class?: string | undefined }, path = '/office/book') =>
    `${path}?${new URLSearchParams({ day: to.day ?? day, class: to.class ?? classId ?? '' })}`
  return (
    <Desk
      title={`${words.title} ${longDay(day)}`}
      name={words.title}
      end={
        <>
          <Button icon={ChevronLeftIcon} onClick={() => route(address({ day: addDays(day, -1) }))}>
            {words.before}
          </Button>
          <Button icon={ChevronRightIcon} disabled={day >= today()} onClick={() => route(address({ day: addDays(day, 1) }))}>
            {words.after}
          </Button>
          <Button icon={PrinterIcon} href={address({}, '/office/book/print')}>
            {words.print}
          </Button>
        </>
      }
    >
      <WaitingPages key={`${day} ${classId}`} />
      {classId ? (
        <>
          <Tabs
            label={words.classes}
            panel="class-book"
            tabs={classes.map((one) => ({ id: one.classId, label: one.name }))}
            current={classId}
            onSelect={(next) => route(address({ class: next }))}
          />
          <div id="class-book" role="tabpanel" aria-label={words.title}>
            <h2 class="unseen">{classes.find((one) => one.classId === classId)?.name}</h2>
            <ClassBook
              key={`${day} ${classId}`}
              facility={facilityId()}
              day={day}
              classId={classId}
              mayWrite={mayHere('contactbook.write')}
            />
          </div>
        </>
      ) : (
        <Loading from={watch.value?.board ?? null} />
      )}
    </Desk>
  )
}

// 写真 at the desk: the pictures of any day, class by class.
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { longDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Tabs } from '../kit/Tabs.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { board, watch } from '../office/watch.ts'
import { ClassPhotos } from './ClassPhotos.tsx'
import { words } from './words.ts'

export function OfficePhotos() {
  const { query } = visit.value
  const asked = query.day ?? ''
  const day: Day = isDay(asked) && asked <= today() ? asked : today()
  const classes = board.value?.classes ?? []
  const classId = classes.some((one) => one.classId === query.class) ? query.class : classes[0]?.classId
  const go = (to: { day?: Day; class?: string }) =>
    route(`/office/photo?${new URLSearchParams({ day: to.day ?? day, class: to.class ?? classId ?? '' })}`)
  return (
    <Desk
      title={words.of(longDay(day))}
      name={words.title}
      end={
        <>
          <Button icon={ChevronLeftIcon} onClick={() => go({ day: addDays(day, -1) })}>
            {words.before}
          </Button>
          <Button icon={ChevronRightIcon} disabled={day >= today()} onClick={() => go({ day: addDays(day, 1) })}>
            {words.after}
          </Button>
          {mayHere('photo.paper') && <Button href="/office/photo/consent">{words.consents}</Button>}
        </>
      }
    >
      {classId ? (
        <>
          <Tabs
            label={words.classes}
            panel="class-photos"
            tabs={classes.map((one) => ({ id: one.classId, label: one.name }))}
            current={classId}
            onSelect={(next) => go({ class: next })}
          />
          <div id="class-photos" role="tabpanel" aria-label={words.title}>
            <ClassPhotos
              key={`${day} ${classId}`}
              facility={facilityId()}
              {...{ day, classId }}
              mayWrite={mayHere('photo.publish')}
              none={words.noneAtDesk}
            />
          </div>
        </>
      ) : (
        <Loading from={watch.value?.board ?? null} />
      )}
    </Desk>
  )
}

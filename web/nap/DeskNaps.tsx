// 午睡チェック at the desk: the grid of a day by class, for the screen, on paper for the audit, as a file; 主任 and 園長 put it right with a reason.
import { useState } from 'preact/hooks'
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldNapDay, type NapDay } from '../../schema/nap/day.ts'
import type { Routes } from '../../worker/nap/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, longDay, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon, UploadIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { type Asked, CorrectDialog } from './CorrectDialog.tsx'
import css from './DeskNaps.module.css'
import { Grid } from './Grid.tsx'
import { Remarks } from './Remarks.tsx'
import { words } from './words.ts'

const nap = wordOf<Routes>('nap')
const WHOLE = 'whole'
const SensorDialog = later(() => import('./SensorDialog.tsx').then((file) => file.SensorDialog))

export function DeskNaps() {
  const { query } = visit.value
  const day = isDay(query.day ?? '') && (query.day ?? '') <= today() ? (query.day as Day) : today()
  const [chosen, setChosen] = useState(WHOLE)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [sensing, setSensing] = useState(false)
  const loaded = useLoad<NapDay>(nap.address(facilityId(), '/day', { day }))
  const data = loaded?.data.value ?? null
  const sleepers = data ? foldNapDay(data, now.value) : []
  const inClass = (classId: Id) => sleepers.filter((one) => (one.classId ?? '') === classId)
  // Who is in no class is not lost.
  const here = [...(data?.classes ?? []), { classId: '', name: words.noClass }].filter(
    ({ classId }) => inClass(classId).length > 0,
  )
  const only = here.some(({ classId }) => classId === chosen) ? chosen : WHOLE
  const shown = only === WHOLE ? here : here.filter(({ classId }) => classId === only)
  const inView = shown.flatMap(({ classId }) => inClass(classId))
  const count = (state: 'checked' | 'missing') =>
    inView.reduce((sum, { nap: { slots } }) => sum + slots.filter((slot) => slot.state === state).length, 0)
  const go = (to: Day) => route(`/office/nap?day=${to}`)
  const nothing = inView.length === 0
  const files = useFiles(
    'nap.export',
    (format) => nap.address(facilityId(), '/file', { day, format, ...(only === WHOLE || only === '' ? {} : { class: only }) }),
    `${words.title}_${day}`,
    nothing,
  )
  return (
    <Desk
      title={`${words.title} ${longDay(day)}`}
      name={words.title}
      second={data && words.summary(inView.length, count('checked'), count('missing'))}
      end={
        <>
          {data && mayHere('nap.correct') && (
            <Button icon={UploadIcon} onClick={() => setSensing(true)}>
              {words.sensorTitle}
            </Button>
          )}
          {files.buttons}
          <Button icon={PrinterIcon} disabled={nothing} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        data &&
        shown.map(({ classId, name }) => {
          const own = inClass(classId)
          return (
            <Paper
              key={classId}
              size="a4-landscape"
              title={words.title}
              seals={[words.director, words.head, words.teacher]}
              line={`${paperLine(data.facility, day)} ・ ${name}`}
              foot={words.printed(shortDay(today()), clockTime(now.value))}
              legend={words.legend}
            >
              <Grid caption={name} sleepers={own} />
              <Remarks day={data} classId={classId} sleepers={own} />
            </Paper>
          )
        })
      }
    >
      {files.refused}
      <div class={css.bar}>
        <fieldset class={css.days}>
          <legend class="unseen">{words.day}</legend>
          <Button icon={ChevronLeftIcon} onClick={() => go(addDays(day, -1))}>
            {words.before}
          </Button>
          <Button onClick={() => go(today())}>{words.today}</Button>
          <Button icon={ChevronRightIcon} disabled={day >= today()} onClick={() => go(addDays(day, 1))}>
            {words.after}
          </Button>
        </fieldset>
        <Tabs
          label={words.classes}
          panel="nap-grid"
          tabs={[{ id: WHOLE, label: words.whole }, ...here.map(({ classId, name }) => ({ id: classId, label: name }))]}
          current={only}
          onSelect={setChosen}
        />
      </div>
      <div id="nap-grid" role="tabpanel" aria-label={words.title} class={css.panel}>
        {!data ? (
          <Loading from={loaded} />
        ) : nothing ? (
          <Sheet>
            <Empty title={words.empty}>{words.emptyMore}</Empty>
          </Sheet>
        ) : (
          shown.map(({ classId, name }) => {
            const own = inClass(classId)
            return (
              <Sheet key={classId} label={name}>
                <h2 class={css.title}>{name}</h2>
                <Grid caption={name} sleepers={own} onCorrect={mayHere('nap.correct') ? setAsked : undefined} />
                <Remarks day={data} classId={classId} sleepers={own} />
              </Sheet>
            )
          })
        )}
        {!nothing && <p class={css.legend}>{words.legend}</p>}
      </div>
      {sensing && data && <SensorDialog data={data} onClose={() => setSensing(false)} onDone={() => void loaded?.refresh()} />}
      {asked && (
        <CorrectDialog
          facility={facilityId()}
          asked={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}

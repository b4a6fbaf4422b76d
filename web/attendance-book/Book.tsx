// 出席簿 of a month: by class or the whole facility, marks or times, as a file, on paper. What was, folded by the one rule of presence.

import { useEffect, useState } from 'preact/hooks'
import { isMonth, type Month } from '../../schema/kit/day.ts'
import type { Register } from '../../schema/presence/fold-register.ts'
import { gapsOf } from '../../schema/presence/gap.ts'
import { REGISTER_FORM } from '../../schema/presence/own-form.ts'
import { footnotesOf } from '../../schema/presence/register-notes.ts'
import { countCell, noTotals } from '../../schema/presence/register-totals.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraFiscalYear, shortDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { takeFile } from '../office/exchange-file.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { Paper, type PaperProps } from '../office/Paper.tsx'
import css from './Book.module.css'
import { Grid } from './Grid.tsx'
import { Legend } from './Legend.tsx'
import { Notes } from './Notes.tsx'
import { Opened, type Total } from './Opened.tsx'
import { words } from './words.ts'

type Size = NonNullable<PaperProps['size']>
/** Tab of the whole facility. */
const WHOLE = 'whole'

export function Book() {
  const { query } = visit.value
  const month = isMonth(query.month ?? '') ? (query.month as Month) : today().slice(0, 7)
  const [classId, setClass] = useState(WHOLE)
  const [times, setTimes] = useState(false)
  const only = classId === WHOLE ? undefined : classId
  const ask = (more: Record<string, string> = {}) =>
    addressOf(facilityId(), 'presence', '/month', { month, class: only, ...more })
  const loaded = useLoad<Register>(ask())
  const register = loaded?.data.value ?? null
  const [tabs, setTabs] = useState<Register['classes']>([])
  useEffect(() => {
    if (register && only === undefined) setTabs(register.classes)
  }, [register, only])
  const [size, setSize] = useState<Size>('a4-landscape')
  const printOn = (paper: Size) => {
    setSize(paper)
    // The paper is drawn in its new size before the printer looks at it.
    requestAnimationFrame(() => requestAnimationFrame(() => print()))
  }
  const go = (to: Month) => route(`/office/attendance-book?month=${to}`)
  const filled = register !== null && register.children.length > 0
  const files = useFiles(
    'presence.export',
    (format, encoding) => ask({ format, ...(encoding ? { encoding } : {}), ...(times ? { detail: 'times' } : {}) }),
    `${words.title}_${month}`,
    !filled,
    true,
  )
  const { busy, fault, send } = useSend()
  const [opened, setOpened] = useState<Total | null>(null)
  // A month before the facility had settings is not there, which to a person is an empty month.
  const nothing = loaded?.refused.value?.status === 404

  return (
    <Desk
      title={monthName(month)}
      name={words.title}
      second={
        register && words.facts(register.openDays, register.pastOpenDays, register.children.length, register.average.toFixed(1))
      }
      end={
        <>
          <Button href={`/office/attendance-book/gaps?month=${month}`}>
            {words.gaps(register ? gapsOf(register, today()).length : 0)}
          </Button>
          {files.buttons}
          {register?.facility.ownForm && mayHere('presence.export') && (
            <Button
              icon={DownloadIcon}
              disabled={!filled || busy}
              onClick={() => void send(() => takeFile(ask({ format: 'own' }), `${words.title}_${month}.xlsx`))}
            >
              {words.own}
            </Button>
          )}
          {mayHere('document.form') && (
            <Button kind="quiet" href={`/office/document/own-file/${REGISTER_FORM}`}>
              {words.ownFile}
            </Button>
          )}
          <Button icon={PrinterIcon} disabled={!filled} onClick={() => printOn('a4-landscape')}>
            {words.printA4}
          </Button>
          <Button icon={PrinterIcon} disabled={!filled} onClick={() => printOn('a3-landscape')}>
            {words.printA3}
          </Button>
        </>
      }
      paper={register && <Papers register={register} times={times} size={size} />}
    >
      {files.refused}
      {fault && <Notice tone="look" title={fault.message} />}
      <div class={css.bar}>
        <Months month={month} onMonth={go} home="this" />
        <Tabs
          label={words.classes}
          panel="book"
          tabs={[{ id: WHOLE, label: words.whole }, ...tabs.map(({ classId: id, name }) => ({ id, label: name }))]}
          current={classId}
          onSelect={setClass}
        />
        <fieldset class={css.view}>
          <legend class="unseen">{words.view}</legend>
          <Button pressed={!times} onClick={() => setTimes(false)}>
            {words.marks}
          </Button>
          <Button pressed={times} onClick={() => setTimes(true)}>
            {words.times}
          </Button>
        </fieldset>
      </div>
      <div id="book" role="tabpanel" aria-label={words.title}>
        {!register && !nothing ? (
          <Loading from={loaded} />
        ) : register && filled ? (
          // A wide table may move sideways in its own frame; the frame takes the keyboard.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
          <section class={css.frame} aria-label={words.region} tabIndex={0}>
            <Grid
              register={register}
              children={register.children}
              caption={words.caption(monthName(month), facility.value?.name ?? '')}
              times={times}
              grouped={only === undefined}
              footnotes={footnotesOf(register.notes, register.children)}
              onOpen={setOpened}
            />
          </section>
        ) : (
          <Sheet>
            <Empty title={words.empty} act={<Button href="/office/roster">{words.takeRoster}</Button>}>
              {words.emptyMore}
            </Empty>
          </Sheet>
        )}
      </div>
      {register && filled && <Legend register={register} />}
      {register && filled && <Notes footnotes={footnotesOf(register.notes, register.children)} />}
      {register && opened && (
        <Opened total={opened} register={register} onWritten={() => void loaded?.refresh()} onClose={() => setOpened(null)} />
      )}
    </Desk>
  )
}

/** A paper a class, so that each class teacher seals her own. */
function Papers({ register, times, size }: { register: Register; times: boolean; size: Size }) {
  const first = `${register.month}-01`
  const printed = words.printed(shortDay(today()), clockTime(now.value))
  const seals = [words.director, words.head, words.teacher]
  const groups = [...register.classes, { classId: null, name: words.noClass, totals: null }]
  return (
    <>
      {groups.map(({ classId, name }) => {
        const children = register.children.filter((child) => child.classId === classId)
        if (children.length === 0) return null
        return (
          <Paper
            key={classId ?? ''}
            title={words.title}
            size={size}
            seals={seals}
            foot={printed}
            legend={
              <>
                <Legend register={register} />
                <Notes footnotes={footnotesOf(register.notes, children)} />
              </>
            }
            line={
              <>
                {eraFiscalYear(first)} ・ {register.facility.name} ・ {name}
                <br />
                <b>{monthName(register.month)}</b> ・ {words.paperFacts(children.length, register.openDays)}
              </>
            }
          >
            <Grid
              register={ofClass(register, children)}
              children={children}
              caption={words.caption(monthName(register.month), name)}
              times={times}
              paper
              footnotes={footnotesOf(register.notes, children)}
            />
          </Paper>
        )
      })}
    </>
  )
}

/** The register with the day totals of some of its children only. */
function ofClass(register: Register, children: Register['children']): Register {
  const totals = noTotals()
  const days = register.days.map((day) => ({ ...day, totals: noTotals() }))
  for (const child of children) {
    child.cells.forEach((cell, index) => {
      countCell(totals, cell.kind)
      const day = days[index]
      if (day) countCell(day.totals, cell.kind)
    })
  }
  return { ...register, days, totals, children }
}

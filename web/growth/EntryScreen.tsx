// 身体計測 over the whole screen: class, day, the sheet. The tablet sends through its outbox, the desk waits for the answer.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ClassSheet } from '../../schema/growth/class-sheet.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/growth/routes.ts'
import { Button } from '../kit/Button.tsx'
import { type Sent, wordOf } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField } from '../kit/Field.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { lastReceipt } from '../kit/outbox.ts'
import { ownActs } from '../kit/own-acts.ts'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { ClassEntry } from './ClassEntry.tsx'
import css from './Entry.module.css'
import { useEntryDraft } from './entry-draft.ts'
import { childrenOf } from './judge-entry.ts'
import { withLocalEntries } from './local-entry.ts'
import { words } from './words.ts'

const growth = wordOf<Routes>('growth')
const BACK = 45

export type Measured = Sent<Routes, '/class'>

interface EntryScreenProps {
  facility: number
  classId: Id | null
  absent: ReadonlySet<Id>
  pad: boolean
  back: string
  /** Sends what was measured. `later`: it is kept and goes by itself. */
  onSave: (measured: Measured) => Promise<'later' | 'there' | { fault: string }>
  onClose: () => void
}

/** The sheet of a month with what this device has sent, also while the answer on its way does not know it yet. */
function useSheet(facility: number, day: Day) {
  const loaded = useLoad<ClassSheet>(growth.address(facility, '/class', { month: day.slice(0, 7) }), { keep: true })
  const mine = useMemo(() => ownActs(facility, 'growth'), [facility])
  useEffect(() => mine.stop, [mine])
  const seen = useRef(lastReceipt.peek())
  if (lastReceipt.value !== seen.current) {
    seen.current = lastReceipt.value
    void loaded?.refresh()
  }
  const sheet = loaded?.data.value
  return {
    loaded,
    sheet:
      sheet &&
      withLocalEntries(
        sheet,
        mine.acts.value.filter(({ path }) => path === 'growth/class'),
      ),
  }
}

export function EntryScreen({ facility, classId, absent, pad, back, onSave, onClose }: EntryScreenProps) {
  const [day, setDay] = useState(today())
  const [chosen, setChosen] = useState(classId)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const id = useRef(newId(moment()))
  const { loaded, sheet } = useSheet(facility, day)
  const here = (sheet?.classes ?? []).filter((one) => sheet?.children.some((child) => child.classId === one.classId))
  const current = here.some((one) => one.classId === chosen) ? chosen : (here[0]?.classId ?? null)
  const children = (sheet?.children ?? []).filter((child) => child.classId === current)
  const { entry, refused, change, done } = useEntryDraft(facility, day, current)
  const save = async () => {
    const measured = entry && childrenOf(children, entry, day)
    if (!measured || measured.length === 0) return
    setBusy(true)
    const outcome = await onSave({ id: id.current, at: moment(), day, children: measured })
    setBusy(false)
    if (typeof outcome === 'object') return setSaid(outcome.fault)
    done(outcome === 'later' ? id.current : undefined)
    id.current = newId(moment())
    setSaid(words.saved(measured.length))
    void loaded?.refresh()
  }
  return (
    <FullScreen label={words.title} onClose={onClose}>
      <header class={css.head}>
        <Button kind="quiet" icon={ChevronLeftIcon} onClick={onClose}>
          {back}
        </Button>
        <h2 class={css.title}>
          {words.title} {here.find((one) => one.classId === current)?.name}
        </h2>
        <div class={css.classes}>
          {here.length > 1 && current && (
            <Tabs
              label={words.classes}
              tabs={here.map((one) => ({ id: one.classId, label: one.name }))}
              current={current}
              onSelect={setChosen}
            />
          )}
        </div>
        <DayField
          class={css.dayField}
          label={words.day}
          value={day}
          min={addDays(today(), -BACK)}
          max={today()}
          onChange={(next) => {
            setSaid(null)
            setDay(!next || next > today() || next < addDays(today(), -BACK) ? today() : next)
          }}
        />
      </header>
      <div class={css.body}>
        {refused !== null && (
          <Notice tone="look" title={words.refused}>
            {refused}
          </Notice>
        )}
        {!sheet || !entry ? (
          <p aria-busy="true">{loaded?.refused.value?.message ?? (loaded?.offline.value ? words.noLine : words.opening)}</p>
        ) : children.length === 0 ? (
          <Empty title={words.nobody}>{words.emptyMore}</Empty>
        ) : (
          <ClassEntry
            key={`${current} ${day}`}
            children={children}
            day={day}
            entry={entry}
            absent={day === today() ? absent : new Set()}
            pad={pad}
            busy={busy}
            said={said}
            onChange={(next) => {
              setSaid(null)
              change(next)
            }}
            onSave={() => void save()}
          />
        )}
      </div>
    </FullScreen>
  )
}

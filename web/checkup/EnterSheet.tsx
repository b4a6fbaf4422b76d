// 健診 of a class on one sheet: nothing stands there before it is tapped, and the whole class goes out as one act.

import { useState } from 'preact/hooks'
import { CHECKUPS, type Checkup } from '../../schema/checkup/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { plain } from '../kit/words.tsx'
import { facilityId } from '../office/desk.ts'
import { checkup, type Year } from './api.ts'
import css from './Enter.module.css'
import { type Found, FoundFields, foundOf } from './FoundFields.tsx'
import { checkups } from './family-words.ts'
import { words } from './words.ts'

export function EnterSheet({ year, onClose, onDone }: { year: Year; onClose: () => void; onDone: () => void }) {
  const classes = year.classes.filter(({ classId }) => year.children.some((child) => child.classId === classId))
  const [classId, setClass] = useState(classes[0]?.classId ?? '')
  const [kind, setKind] = useState<Checkup>('internal')
  const [day, setDay] = useState<Day | null>(today())
  const [doctor, setDoctor] = useState('')
  const [found, setFound] = useState<Record<Id, Found>>({})
  const { busy, fault, send } = useSend()
  /** Who has a line of that day already is put right on its own page. */
  const children = year.children.filter(
    (child) => child.classId === classId && !child.results.some((row) => row.kind === kind && row.day === day),
  )
  const lines = children.flatMap(({ childId }) => {
    const one = found[childId]
    return one ? [{ childId, sent: foundOf(one) }] : []
  })
  const gap = lines.some(({ sent }) => sent === null)
  const save = async () => {
    if (!day) return
    const ready = lines.flatMap(({ childId, sent }) => (sent ? [{ childId, ...sent }] : []))
    const json = { kind, day, doctor: doctor.trim(), children: ready }
    if (await send((id) => checkup.post(facilityId(), '/record', { id, ...json }), json)) onDone()
  }
  return (
    <FullScreen label={words.enter} onClose={onClose}>
      <div class={css.sheet}>
        <div class={css.head}>
          <h2>{words.enter}</h2>
          <Button onClick={onClose}>{words.close}</Button>
        </div>
        <div class={css.fields}>
          <SelectField
            label={words.kind}
            value={kind}
            onChange={(one) => setKind(one as Checkup)}
            options={CHECKUPS.map((value) => ({ value, label: plain(checkups[value]) }))}
          />
          <SelectField
            label={words.class}
            value={classId}
            onChange={setClass}
            options={classes.map(({ classId: value, name }) => ({ value, label: name }))}
          />
          <DayField label={words.day} value={day} max={today()} onChange={setDay} />
          <Field label={words.doctor} maxLength={40} value={doctor} onChange={setDoctor} />
        </div>
        <Button
          onClick={() =>
            setFound({
              ...Object.fromEntries(
                children.map(({ childId }) => [childId, { outcome: 'well', findings: '', followUp: null } as const]),
              ),
              ...found,
            })
          }
        >
          {words.allWell}
        </Button>
        <Sheet label={words.outcome}>
          <ul>
            {children.map(({ childId, kana }) => (
              <li key={childId} class={css.row}>
                <span>
                  <b>{kana}</b> <AllergensOf childId={childId} />
                </span>
                <FoundFields
                  found={found[childId] ?? null}
                  name={kana}
                  onChange={(one) => setFound({ ...found, [childId]: one })}
                />
              </li>
            ))}
          </ul>
        </Sheet>
        {gap && <Notice tone="look" title={words.needFindings} />}
        {fault && <Notice tone="look" title={fault.message} />}
        <Button kind="give" disabled={busy || gap || lines.length === 0 || !day} onClick={() => void save()}>
          {words.save(lines.length)}
        </Button>
      </div>
    </FullScreen>
  )
}

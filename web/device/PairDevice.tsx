// The office says yes to the code on a tablet, with its name, its use and its classes.
import { useState } from 'preact/hooks'
import { DEVICE_KINDS, type DeviceKind } from '../../schema/device/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/device/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Field, SelectField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { DeviceClasses, type DeviceList, DeviceName } from './AboutDevice.tsx'
import css from './Devices.module.css'
import { kindWords, deskWords as words } from './words.ts'

const word = wordOf<Routes>('device')

export function PairDevice({ classes, onPaired }: { classes: DeviceList['classes']; onPaired: (name: string) => void }) {
  const [form, setForm] = useState({ code: '', name: '', kind: 'tablet' as DeviceKind, classIds: [] as Id[] })
  const [gap, setGap] = useState<'code' | 'name' | null>(null)
  const { busy, fault, send } = useSend()
  const set = (part: Partial<typeof form>) => {
    setGap(null)
    setForm({ ...form, ...part })
  }
  const pair = async () => {
    const missing = !form.code.trim() ? 'code' : !form.name.trim() ? 'name' : null
    setGap(missing)
    if (missing) return
    const json = { ...form, classIds: form.kind === 'office_pc' ? [] : form.classIds }
    if (!(await send((id) => word.post(facilityId(), '/pair', { id, ...json }), json))) return
    setForm({ code: '', name: '', kind: 'tablet', classIds: [] })
    onPaired(form.name)
  }
  const errorOf = (field: 'code' | 'name') =>
    gap === field ? (field === 'code' ? words.needCode : words.needName) : fault?.field === field ? fault.message : undefined
  return (
    <Part title={words.pair} second={words.pairMore}>
      <form class={css.form} noValidate onSubmit={submits(pair)}>
        <div class={css.fields}>
          <Field
            label={words.code}
            error={errorOf('code')}
            value={form.code}
            maxLength={40}
            autoComplete="off"
            onChange={(code) => set({ code })}
          />
          <DeviceName value={form.name} error={errorOf('name')} onChange={(name) => set({ name })} />
          <SelectField
            label={words.kind}
            value={form.kind}
            onChange={(kind) => set({ kind: DEVICE_KINDS.find((one) => one === kind) ?? 'tablet' })}
            options={DEVICE_KINDS.map((kind) => ({ value: kind, label: kindWords[kind] }))}
          />
        </div>
        {form.kind !== 'office_pc' && (
          <DeviceClasses classes={classes} value={form.classIds} onChange={(classIds) => set({ classIds })} />
        )}
        <Button kind="give" type="submit" disabled={busy}>
          {busy ? words.saving : words.save}
        </Button>
        {fault && fault.field !== 'code' && fault.field !== 'name' && <Notice tone="look" title={fault.message} />}
      </form>
    </Part>
  )
}

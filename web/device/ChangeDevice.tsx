// What a device is called and shows, changed without pairing it again.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/device/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { type Device, DeviceClasses, type DeviceList, DeviceName } from './AboutDevice.tsx'
import css from './Devices.module.css'
import { deskWords as words } from './words.ts'

const word = wordOf<Routes>('device')

export interface ChangeDeviceProps {
  device: Device
  classes: DeviceList['classes']
  onClose: () => void
  onChanged: (name: string) => void
}

export function ChangeDevice({ device, classes, onClose, onChanged }: ChangeDeviceProps) {
  const { deviceId, kind } = device
  const [name, setName] = useState(device.name)
  // Classes of years that are over stay until somebody chooses: left out, they would turn into 全員.
  const [classIds, setClassIds] = useState(device.classIds)
  const shown = classIds.filter((id) => classes.some(({ classId }) => classId === id))
  const [nameless, setNameless] = useState(false)
  const { busy, fault, send } = useSend()
  const save = async () => {
    setNameless(!name.trim())
    if (!name.trim()) return
    const json = { deviceId, kind, name: name.trim(), classIds }
    if (await send((id) => word.post(facilityId(), '/change', { id, ...json }), json)) onChanged(json.name)
  }
  const ofName = fault?.field === 'name' ? fault.message : undefined
  return (
    <Dialog open onClose={onClose} title={words.changeTitle(device.name)}>
      <form class={css.form} noValidate onSubmit={submits(save)}>
        <div class={css.fields}>
          <DeviceName value={name} error={nameless ? words.needName : ofName} onChange={setName} />
        </div>
        {kind !== 'office_pc' && <DeviceClasses classes={classes} value={shown} onChange={setClassIds} />}
        <p class={css.second}>{words.changeMore}</p>
        {fault && !ofName && <Notice tone="look" title={fault.message} />}
        <Button kind="give" type="submit" disabled={busy}>
          {busy ? words.saving : words.changeSave}
        </Button>
      </form>
    </Dialog>
  )
}

// What the office says of a device: its name, and the classes it shows. Asked when it is paired, and when that changes.
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/device/routes.ts'
import { Chips } from '../kit/Chips.tsx'
import type { Reply } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { deskWords as words } from './words.ts'

export type DeviceList = Reply<Routes, '/'>
export type Device = DeviceList['devices'][number]

export interface DeviceNameProps {
  value: string
  error: string | undefined
  onChange: (name: string) => void
}

export const DeviceName = (props: DeviceNameProps) => <Field {...props} label={words.name} hint={words.nameHint} maxLength={40} />

export interface DeviceClassesProps {
  classes: DeviceList['classes']
  value: readonly Id[]
  onChange: (classIds: Id[]) => void
}

export const DeviceClasses = ({ classes, value, onChange }: DeviceClassesProps) => (
  <Chips
    many
    legend={words.classes}
    hint={words.classesHint}
    chips={classes.map(({ classId, name }) => ({ value: classId, label: name }))}
    value={[...value]}
    onChange={onChange}
  />
)

import { useState } from 'preact/hooks'
import type { Board } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { recordRoom } from './act.ts'
import css from './Look.module.css'
import { words } from './words.ts'

export interface RoomSheetProps {
  facility: number
  classes: Board['classes']
  onClose: () => void
}

/** 室温・湿度 of the room a class sleeps in. */
export function RoomSheet({ facility, classes, onClose }: RoomSheetProps) {
  const [classId, setClassId] = useState(classes.length === 1 ? (classes[0]?.classId ?? null) : null)
  const [temperature, setTemperature] = useState<number | null>(null)
  const [humidity, setHumidity] = useState<number | null>(null)
  return (
    <Dialog open onClose={onClose} title={words.room}>
      <div class={css.questions}>
        {classes.length > 1 && (
          <Chips
            legend={words.classes}
            chips={classes.map(({ classId: value, name }) => ({ value, label: name }))}
            value={classId}
            onChange={setClassId}
          />
        )}
        <Stepper
          label={words.temperature}
          name={words.temperature}
          value={temperature}
          onChange={setTemperature}
          start={22}
          min={5}
          max={40}
          unit={words.degrees}
        />
        <Stepper
          label={words.humidity}
          name={words.humidity}
          value={humidity}
          onChange={setHumidity}
          start={50}
          min={5}
          max={100}
          step={1}
          digits={0}
          unit={words.percent}
        />
        <Button
          kind="give"
          disabled={classId === null || (temperature === null && humidity === null)}
          onClick={() => {
            if (classId === null) return
            recordRoom(facility, classId, {
              ...(temperature === null ? {} : { temperature: Math.round(temperature * 10) }),
              ...(humidity === null ? {} : { humidity }),
            })
            onClose()
          }}
        >
          {words.save}
        </Button>
      </div>
    </Dialog>
  )
}

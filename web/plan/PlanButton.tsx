import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { ClockIcon } from '../kit/icons.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { PlanDialog, type PlanDialogProps } from './PlanDialog.tsx'
import { words } from './words.ts'

/** Opens the plan of a child at the desk. `onChanged`: it may have been changed. */
export function PlanButton({ child, from, onChanged }: { child: PlanDialogProps['child']; from: Day; onChanged: () => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={ClockIcon} onClick={() => setOpen(true)}>
        {words.ofDays}
      </Button>
      {open && (
        <PlanDialog
          facility={facilityId()}
          {...{ child, from }}
          may={mayHere('plan.write')}
          onClose={() => {
            setOpen(false)
            onChanged()
          }}
        />
      )}
    </>
  )
}

// The foot of what a guardian tells about health, and staff write down: what is missing, why it was refused, やめる and the act.
import { Button, Buttons } from '../kit/Button.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Say, type Word } from '../kit/words.tsx'
import { words } from './family-words.ts'

export interface FormFootProps {
  /** What has to be filled in first. */
  gap: Word | false
  /** Why it was not taken. */
  fault: string | null
  /** What the act is called. */
  save: Word
  busy: boolean
  onCancel: () => void
}

export const FormFoot = ({ gap, fault, save, busy, onCancel }: FormFootProps) => (
  <>
    {gap && <Notice tone="look" title={<Say w={gap} />} />}
    {fault && <Notice tone="look" title={fault} />}
    <Buttons>
      <Button onClick={onCancel}>
        <Say w={words.cancel} alone />
      </Button>
      <Button kind="give" type="submit" disabled={busy}>
        <Say w={save} alone />
      </Button>
    </Buttons>
  </>
)

// The paper of a 開示用の写し on the screen: what is masked is ■■ and says on a press what it hides; anything else that is marked can be masked.
import { useCallback, useState } from 'preact/hooks'
import { cutAt, MASK } from '../../schema/document/mask.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import type { ToDisclose } from './api.ts'
import { useChosen } from './chosen.ts'
import css from './Disclosure.module.css'
import { WrittenPaper } from './DocumentPaper.tsx'
import { words } from './disclosure-words.ts'
import type { Masking as Masks, Place } from './use-masks.ts'

const LONGEST_LABEL = 16
const short = (text: string): string => {
  const letters = [...text]
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL).join('')}…` : text
}

export function Masking({ answer, masking }: { answer: ToDisclose; masking: Masks }) {
  const { opened, texts } = answer
  const textOf = useCallback((field: string) => texts[field] ?? '', [texts])
  const [chosen, letGo] = useChosen(textOf)
  const [open, setOpen] = useState<Place | null>(null)
  const [said, setSaid] = useState('')
  const [missing, setMissing] = useState(false)
  const maskChosen = () => {
    if (chosen) masking.mask(chosen)
    letGo()
  }
  const maskAll = () => {
    const found = masking.maskAll(said.trim())
    setMissing(!found)
    if (found) setSaid('')
  }
  return (
    <section class={css.masking} aria-label={words.text}>
      <div class={css.paper}>
        <WrittenPaper
          leaves
          opened={opened}
          textOf={(field) =>
            textOf(field) && <MaskedText field={field} text={textOf(field)} masking={masking} onPress={setOpen} />
          }
        />
      </div>
      <div class={css.bar}>
        <output class={css.count}>{words.count(String(masking.count))}</output>
        <Button disabled={!chosen} onClick={maskChosen}>
          {chosen ? words.chosen(short(masking.wordsAt(chosen))) : words.chosenNone}
        </Button>
        <form
          class={css.byHand}
          onSubmit={(event) => {
            event.preventDefault()
            maskAll()
          }}
        >
          <Field
            label={words.wordsToMask}
            hint={words.wordsToMaskMore}
            maxLength={60}
            value={said}
            error={missing ? words.notFound : undefined}
            onChange={(value) => {
              setSaid(value)
              setMissing(false)
            }}
          />
          <Button type="submit" disabled={!said.trim()}>
            {words.maskAll}
          </Button>
        </form>
        <Button disabled={!masking.undo} onClick={masking.undo}>
          {words.undo}
        </Button>
      </div>
      {open && <Hidden place={open} masking={masking} onClose={() => setOpen(null)} />}
    </section>
  )
}

interface MaskedTextProps {
  field: string
  text: string
  masking: Masks
  onPress: (place: Place) => void
}

/** The text of one place. What a mask hides is not in the page until it is pressed. */
const MaskedText = ({ field, text, masking, onPress }: MaskedTextProps) => (
  <span data-field={field}>
    {cutAt(text, masking.of(field)).map(({ from, text: piece, mask }) =>
      mask ? (
        <button
          key={from}
          type="button"
          class={css.mask}
          data-from={from}
          data-to={mask.to}
          aria-label={words.masked(MASK)}
          onClick={() => onPress({ field, mask })}
        >
          {MASK}
        </button>
      ) : (
        <span key={from} data-from={from}>
          {piece}
        </span>
      ),
    )}
  </span>
)

function Hidden({ place, masking, onClose }: { place: Place; masking: Masks; onClose: () => void }) {
  const alike = masking.alike(place)
  const takeOff = (places: readonly Place[]) => {
    masking.takeOff(places)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.maskTitle}
      foot={
        <>
          {alike.length > 1 && <Button onClick={() => takeOff(alike)}>{words.takeOffAll(String(alike.length))}</Button>}
          <Button onClick={() => takeOff([place])}>{words.takeOff}</Button>
        </>
      }
    >
      <p class={css.hidden}>{masking.wordsAt(place)}</p>
    </Dialog>
  )
}

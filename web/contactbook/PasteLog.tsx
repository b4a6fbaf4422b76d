// What a family keeps in an app of its own (RC17): pasted or chosen, shown as it was understood, and taken over into the form, where it is looked at once
// more before it is sent. It is read on the phone; what is not taken over is nowhere.
import { useState } from 'preact/hooks'
import type { HomeField } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { plain, Say } from '../kit/words.tsx'
import css from './FamilyBook.module.css'
import { fields } from './family-words.ts'
import type { Draft } from './home-draft.ts'
import { words } from './paste-words.ts'
import { noteWith, type ReadLog, readLog } from './read-log.ts'

/** A month of an app that writes down everything; more is another file. */
const MOST_BYTES = 500_000

interface PasteLogProps {
  day: Day
  form: readonly HomeField[]
  /** What is written of 家でのようす so far. */
  note: string
  /** Somebody has said something of the field. */
  isSaid: (field: HomeField) => boolean
  onTake: (found: Draft) => void
}

export function PasteLog(props: PasteLogProps) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [tooLong, setTooLong] = useState(false)
  if (!open)
    return (
      <Button kind="quiet" onClick={() => setOpen(true)}>
        <Say w={words.open} alone />
      </Button>
    )
  const choose = async (file: File | undefined) => {
    if (!file) return
    setTooLong(file.size > MOST_BYTES)
    if (file.size <= MOST_BYTES) setText(await file.text())
  }
  const close = () => {
    setText('')
    setOpen(false)
  }
  return (
    <section class={css.paste} aria-label={plain(words.open)}>
      <TextArea
        label={<Say w={words.text} alone />}
        hint={<Say w={words.hint} alone />}
        rows={5}
        maxLength={MOST_BYTES}
        value={text}
        onChange={setText}
      />
      <label class={css.file}>
        <Say w={words.file} alone />
        <input type="file" accept=".txt,.csv,text/plain" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
      </label>
      {tooLong && <Notice tone="look" title={<Say w={words.tooLong} alone />} />}
      {text.trim() && <Understood key={text} {...props} read={readLog(text, props.day, props.form)} onDone={close} />}
      <Button kind="quiet" onClick={close}>
        <Say w={words.close} alone />
      </Button>
    </section>
  )
}

/** What was understood, field by field, with the lines it was read from; what was not stands below, and may be kept as text. */
function Understood({ form, note, isSaid, onTake, read, onDone }: PasteLogProps & { read: ReadLog; onDone: () => void }) {
  const { found, from, rest, otherDays } = read
  const known = form.filter((field) => field in found)
  // What somebody has written is not put aside by an app.
  const [chosen, setChosen] = useState<readonly HomeField[]>(known.filter((field) => !isSaid(field)))
  const [keeps, setKeeps] = useState(false)
  const whole = noteWith(note, rest)
  const take = () => {
    const picked = Object.fromEntries(Object.entries(found).filter(([field]) => chosen.includes(field as HomeField))) as Draft
    onTake({ ...picked, ...(keeps && whole !== null ? { note: whole } : {}) })
    onDone()
  }
  return (
    <>
      {known.length === 0 && <Notice tone="look" title={<Say w={words.nothing} alone />} />}
      <ul class={css.understood}>
        {known.map((field) => (
          <li key={field}>
            <Check
              checked={chosen.includes(field)}
              onChange={(on) => setChosen(on ? [...chosen, field] : chosen.filter((one) => one !== field))}
              second={
                <>
                  {from[field]?.map((line) => (
                    <span key={line} class={css.pasted} lang="ja">
                      {line}
                    </span>
                  ))}
                  {isSaid(field) && <Say w={words.said} alone />}
                  {(field === 'supper' || field === 'breakfast') && <Say w={words.eaten} alone />}
                </>
              }
            >
              <Say w={fields[field]} alone />
            </Check>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <div class={css.field}>
          <b>
            <Say w={words.rest(rest.length)} alone />
          </b>
          {rest.map((line, index) => (
            <span key={`${index} ${line}`} class={css.pasted} lang="ja">
              {line}
            </span>
          ))}
          {form.includes('note') &&
            (whole === null ? (
              <Say w={words.restTooLong} alone />
            ) : (
              <Check checked={keeps} onChange={setKeeps}>
                <Say w={words.keepRest} alone />
              </Check>
            ))}
        </div>
      )}
      {otherDays > 0 && (
        <p class={css.second}>
          <Say w={words.otherDays(otherDays)} alone />
        </p>
      )}
      <Button wide disabled={chosen.length === 0 && !keeps} onClick={take}>
        <Say w={words.take} alone />
      </Button>
      <p class={css.second}>
        <Say w={words.takeMore} alone />
      </p>
    </>
  )
}

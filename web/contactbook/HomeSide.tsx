// 家庭欄 on a parent's phone: what stands, with who wrote it last as far as it may be said, and what is still to be written.
import { useState } from 'preact/hooks'
import { foldHome, type HomeField, type HomeRow, type HomeStands, type HomeValue } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { How } from '../../schema/meal/eating.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { clockTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { later } from '../kit/later.tsx'
import { drop, refusedActs, send } from '../kit/outbox.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useKept } from '../kit/use-kept.ts'
import { plain, Say } from '../kit/words.tsx'
import css from './FamilyBook.module.css'
import { fields, words } from './family-words.ts'
import { HomeInput } from './HomeInput.tsx'
import { type Draft, EMPTY, readDraft, type Typed, typedAgain, typedOf } from './home-draft.ts'
import { HOME_PATH, isHomeOf } from './local-home.ts'
import { homeWord } from './say-home.ts'

const PasteLog = later(() => import('./PasteLog.tsx').then((file) => file.PasteLog))

/** What families keep in an app of their own; a form that asks for none of it has no use for one. */
const OF_APPS: readonly HomeField[] = ['sleep', 'milk', 'supper', 'breakfast', 'stool']

interface HomeSideProps {
  facility: number
  childId: Id
  day: Day
  form: readonly HomeField[]
  hows: readonly How[]
  rows: readonly HomeRow[]
  /** Acts that have not reached the nursery. */
  unsent: ReadonlySet<Id>
  /** The page is open, and the reader may write. */
  writable: boolean
}

export function HomeSide({ facility, childId, day, form, hows, rows, unsent, writable }: HomeSideProps) {
  const refused = refusedActs.value.filter((act) => isHomeOf(act, childId, day))
  const [kept, keep] = useKept<Draft>(`book ${childId} ${day}`)
  // What the nursery would not take is here to be mended, as it was typed.
  const draft: Draft = { ...typedAgain(refused), ...kept }
  const [tried, setTried] = useState(false)
  const side = foldHome(rows)
  const read = readDraft(draft, (field) => side[field]?.value ?? null)
  // What was said before the form grew narrower is still shown.
  const shown = [...form, ...(Object.keys(side) as HomeField[]).filter((field) => !form.includes(field))]
  const give = () => {
    setTried(true)
    const said = Object.keys(read.fields)
    if (said.length > 0) {
      const id = newId(moment())
      const json = { id, childId, day, at: moment(), fields: read.fields }
      void send({ id, facility, path: HOME_PATH, json, childIds: [childId] })
      for (const act of refused) void drop(act.id)
    }
    // What is not right yet stays to be mended; the rest is on its way.
    const left = Object.entries(draft).filter(([field]) => field in read.faults)
    keep(left.length > 0 ? (Object.fromEntries(left) as Draft) : null)
  }
  return (
    <Sheet label={plain(words.fromHome)}>
      <form
        class={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          give()
        }}
      >
        <h2 class={css.title}>
          <Say w={words.fromHome} />
        </h2>
        {writable && form.some((field) => OF_APPS.includes(field)) && (
          <PasteLog
            day={day}
            form={form}
            note={draft.note ?? side.note?.value ?? ''}
            isSaid={(field) => field in draft || side[field]?.value != null}
            onTake={(found) => {
              setTried(false)
              keep({ ...draft, ...found })
            }}
          />
        )}
        {shown.map((field) => {
          const stands = side[field] as HomeStands | undefined
          const isOpen = writable && form.includes(field) && (field in draft || !stands || stands.value === null)
          if (!isOpen && !stands) return null
          return (
            <div key={field} class={css.field}>
              {stands && <Stands stands={stands} unsent={isUnsent(stands, rows, unsent)} />}
              {isOpen ? (
                <HomeInput
                  field={field}
                  hows={hows}
                  typed={{ ...EMPTY, ...draft } as Typed}
                  fault={tried ? read.faults[field] : undefined}
                  onChange={(change) => {
                    setTried(false)
                    keep({ ...draft, ...change })
                  }}
                />
              ) : (
                writable &&
                form.includes(field) &&
                stands?.value != null && (
                  <Button
                    kind="quiet"
                    label={plain(words.changeOf(fields[field]))}
                    onClick={() => keep({ ...draft, [field]: typedOf(field, stands.value as never) } as Draft)}
                  >
                    <Say w={words.change} alone />
                  </Button>
                )
              )}
            </div>
          )
        })}
        {writable && (
          <>
            <p class={css.second}>
              <Say w={words.sendMore} alone />
            </p>
            <Button kind="give" type="submit" wide disabled={Object.keys(draft).length === 0}>
              <Say w={words.send} alone />
            </Button>
          </>
        )}
      </form>
    </Sheet>
  )
}

const isUnsent = ({ field, at }: HomeStands, rows: readonly HomeRow[], unsent: ReadonlySet<Id>): boolean =>
  rows.some((row) => row.field === field && row.at === at && unsent.has(row.id))

function Stands({ stands, unsent }: { stands: HomeStands; unsent: boolean }) {
  const { field, value, at, mine, earlier } = stands
  return (
    <div class={css.stands}>
      <span class={css.name}>
        <Say w={fields[field]} alone />
      </span>
      <span class={css.value}>
        <Value field={field} value={value} />
      </span>
      <span class={css.second}>
        {unsent && <Knot of="unsent" size={20} />}{' '}
        <Say w={unsent ? words.unsent : mine ? words.mine(clockTime(at)) : words.others(clockTime(at))} alone />
      </span>
      {earlier.length > 0 && (
        <details class={css.earlier}>
          <summary>
            <Say w={words.earlier} alone />
          </summary>
          <ul>
            {earlier.map((row) => (
              <li key={row.id}>
                <time>{clockTime(row.at)}</time> <Value field={field} value={row.value} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const Value = ({ field, value }: { field: HomeField; value: HomeValue | null }) =>
  value === null ? <Say w={words.takenBack} alone /> : <Say w={homeWord(field, value)} alone />

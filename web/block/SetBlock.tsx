import { useState } from 'preact/hooks'
import { BLOCK_KINDS, type BlockKind } from '../../schema/block/input.ts'
import { nameKey } from '../../schema/block/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/block/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { type Chip, Chips } from '../kit/Chips.tsx'
import { wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, Field, TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import type { BlockList } from './Blocks.tsx'
import { words } from './words.ts'

const word = wordOf<Routes>('block')
const OTHER = 'other'

interface Draft {
  who: string | null
  name: string
  kana: string
  kind: BlockKind | null
  text: string
  from: Day | null
  to: Day | null
}

/** Who is to be kept from a child: one of the people the nursery knows, or anybody by name. */
export function SetBlock({
  child,
  list,
  onClose,
  onDone,
}: {
  child: NonNullable<BlockList['child']>
  list: BlockList
  onClose: () => void
  onDone: () => void
}) {
  const { busy, fault, send } = useSend()
  const [draft, setDraft] = useState<Draft>({ who: null, name: '', kana: '', kind: null, text: '', from: today(), to: null })
  const [missing, setMissing] = useState<Record<string, string>>({})
  const set = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setMissing({})
  }
  const errorOf = (field: string) => missing[field] ?? (fault?.field === field ? fault.message : undefined)
  // Somebody who fetches has no row of a person, so such a choice is a name.
  const pickups = list.pickups
    .filter(({ name }) => !list.people.some((person) => nameKey(person.name) === nameKey(name)))
    .map((one, place) => ({ ...one, key: `pickup ${place}` }))
  const people: Chip<string>[] = [
    ...list.people.map(({ personId, name, relationship }) => ({
      value: personId,
      label: `${relationship} ${name}`,
      span: 4 as const,
    })),
    ...pickups.map(({ key, name, relationship }) => ({ value: key, label: `${relationship} ${name}`, span: 4 as const })),
    { value: OTHER, label: words.someoneElse, span: 4 as const },
  ]
  async function submit() {
    const { who, kind, from, to } = draft
    const known = list.people.some(({ personId }) => personId === who)
    const name = pickups.find(({ key }) => key === who)?.name ?? draft.name
    const wrong = { ...(who ? {} : { who: words.chooseWho }), ...(kind ? {} : { kind: words.chooseKind }) }
    setMissing(wrong)
    if (!who || !kind || !from) return
    const person = known ? { personId: who } : { name, ...(who === OTHER && draft.kana ? { kana: draft.kana } : {}) }
    const input = { childId: child.childId, ...person, kind, text: draft.text, from, ...(to ? { to } : {}) }
    if (await send((id) => word.post(facilityId(), '/set', { id, ...input }), input)) onDone()
  }
  return (
    <Dialog
      open
      title={
        <>
          {words.form(child.name)} <AllergensOf childId={child.childId} />
        </>
      }
      onClose={onClose}
      foot={
        <div class={dialog.foot}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="give" disabled={busy} onClick={() => void submit()}>
            {words.set}
          </Button>
        </div>
      }
    >
      <div class={dialog.form}>
        <p>{words.setMore}</p>
        {fault && !fault.field && <Notice tone="look" title={fault.message} />}
        <Chips legend={words.who} error={errorOf('who')} chips={people} value={draft.who} onChange={(who) => set({ who })} />
        {draft.who === OTHER && (
          <div class={dialog.pair}>
            <Field
              label={words.name}
              hint={words.nameHint}
              error={errorOf('name')}
              maxLength={40}
              value={draft.name}
              onChange={(name) => set({ name })}
            />
            <Field
              label={words.kana}
              hint={words.optional}
              error={errorOf('kana')}
              maxLength={60}
              value={draft.kana}
              onChange={(kana) => set({ kana })}
            />
          </div>
        )}
        <Chips
          legend={words.kind}
          error={errorOf('kind')}
          chips={BLOCK_KINDS.map((value) => ({ value, label: words[value], span: 2 as const }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <TextArea
          label={words.text}
          hint={words.textHint}
          error={errorOf('text')}
          rows={3}
          maxLength={1000}
          value={draft.text}
          onChange={(text) => set({ text })}
        />
        <div class={dialog.pair}>
          <DayField label={words.from} error={errorOf('from')} value={draft.from} onChange={(from) => set({ from })} />
          <DayField label={words.to} hint={words.toHint} error={errorOf('to')} value={draft.to} onChange={(to) => set({ to })} />
        </div>
      </div>
    </Dialog>
  )
}

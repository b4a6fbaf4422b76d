// 有料品・実費 of many children at once: what, how much, and for whom, with a quantity each (RJ09).
import { useState } from 'preact/hooks'
import { MOST_CHARGED } from '../../schema/fee/input.ts'
import { type Tariff, tariffOn } from '../../schema/fee/tariff.ts'
import { monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, SelectField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { fee, type Month, type Rules } from './api.ts'
import css from './Fee.module.css'
import { groupWords as words } from './group-words.ts'
import { yenOf } from './words.ts'

/** What the price list of the month has by the piece, for everybody alike. */
const piecesOf = (tariff: Tariff | null) =>
  (tariff?.items ?? []).flatMap(({ key, title, kind, prices }) =>
    kind === 'piece' && prices.length === 1 ? [{ key, title, yen: prices[0]?.yen ?? 0 }] : [],
  )

export function GroupCharge({ answer, onClose, refresh }: { answer: Month; onClose: () => void; refresh: () => Promise<void> }) {
  const rules = useLoad<Rules>(fee.address(facilityId(), '/rules'))?.data.value
  const pieces = piecesOf(tariffOn(rules?.tariffs.map(({ tariff }) => tariff) ?? [], monthRange(answer.month).to))
  const { busy, fault, send } = useSend()
  const [title, setTitle] = useState('')
  const [yen, setYen] = useState('')
  const [classId, setClass] = useState('')
  const [chosen, setChosen] = useState<ReadonlyMap<Id, string>>(new Map())
  const classes = [...new Map(answer.children.map((one) => [one.classId ?? '', one.className]))]
  const shown = answer.children.filter((one) => classId === '' || one.classId === classId)
  const put = (children: readonly Id[], quantity: string | null) => {
    const next = new Map(chosen)
    for (const childId of children) quantity === null ? next.delete(childId) : next.set(childId, quantity)
    setChosen(next)
  }
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  const give = async () => {
    const children = [...chosen].map(([childId, quantity]) => ({ childId, quantity: Number(quantity) }))
    const asked = { month: answer.month, title: title.trim(), yen: Number(yen), children }
    const sent = await send((id) => fee.post(facilityId(), '/item', { id, ...asked }), asked)
    if (sent === null) return
    await refresh()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        {fault && !['title', 'yen'].includes(fault.field ?? '') && <Notice tone="look" title={fault.message} />}
        {pieces.length > 0 && (
          <div class={css.row}>
            {pieces.map((piece) => (
              <Button
                key={piece.key}
                pressed={title === piece.title}
                onClick={() => {
                  setTitle(piece.title)
                  setYen(String(piece.yen))
                }}
              >
                {piece.title} {yenOf(piece.yen)}
              </Button>
            ))}
          </div>
        )}
        <Field label={words.name} required maxLength={40} value={title} error={at('title')} onChange={setTitle} />
        <Field label={words.yen} inputMode="numeric" required value={yen} error={at('yen')} onChange={setYen} />
        <SelectField
          label={words.class}
          value={classId}
          onChange={setClass}
          options={[{ value: '', label: words.whole }, ...classes.map(([value, label]) => ({ value, label }))]}
        />
        <div class={css.row}>
          <Button
            onClick={() =>
              put(
                shown.map(({ childId }) => childId),
                '1',
              )
            }
          >
            {words.all}
          </Button>
          <Button
            kind="quiet"
            onClick={() =>
              put(
                shown.map(({ childId }) => childId),
                null,
              )
            }
          >
            {words.nobody}
          </Button>
        </div>
        <fieldset class={css.children}>
          <legend class="unseen">{words.whom}</legend>
          {shown.map(({ childId, kana, name }) => (
            <div key={childId} class={css.chosen}>
              <Check checked={chosen.has(childId)} onChange={(on) => put([childId], on ? '1' : null)} second={name}>
                {kana} <AllergensOf childId={childId} />
              </Check>
              {chosen.has(childId) && (
                <Field
                  label={words.quantityOf(kana)}
                  inputMode="numeric"
                  value={chosen.get(childId) ?? ''}
                  onChange={(quantity) => put([childId], quantity)}
                />
              )}
            </div>
          ))}
        </fieldset>
        {chosen.size > MOST_CHARGED && <Notice tone="look" title={words.tooMany(MOST_CHARGED)} />}
        <Button
          type="submit"
          kind="give"
          disabled={busy || !title.trim() || !yen.trim() || chosen.size === 0 || chosen.size > MOST_CHARGED}
        >
          {words.add(chosen.size)}
        </Button>
      </form>
    </Dialog>
  )
}

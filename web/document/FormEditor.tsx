// A form of the house's own, made from another: what it is called, what it asks, who approves it, on which sheet.
import { useState } from 'preact/hooks'
import type { Kind } from '../../schema/document/kind.ts'
import { CHAINS, chainOf, type MakeForm, mayGo, SHEETS, sheetOf } from '../../schema/document/own-form.ts'
import { newId } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment } from '../kit/clock.ts'
import { Field } from '../kit/Field.tsx'
import { ChevronLeftIcon, PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type HouseKinds, papers } from './api.ts'
import css from './Document.module.css'
import { chainWords, shapeWords, sheetWords, formWords as words } from './form-words.ts'

const HOME = '/office/document/kinds'

export function FormEditor() {
  const { key = '' } = visit.value.params
  const beside = visit.value.query.beside === '1'
  const loaded = useLoad<HouseKinds>(papers.address(facilityId(), '/kinds'))
  const kind = loaded?.data.value?.kinds.find((one) => one.key === key)
  return (
    <Desk
      title={beside ? words.copy(kind?.title ?? '') : words.change(kind?.title ?? '')}
      name={words.title}
      second={beside ? words.copyMore : words.changeMore}
      end={
        <Button icon={ChevronLeftIcon} href={HOME}>
          {words.back}
        </Button>
      }
    >
      {kind ? (
        <Editor
          key={`${key} ${beside}`}
          kind={kind}
          beside={beside}
          name={beside ? words.copyOf(kind.title) : kind.title}
          post={(id, form) => papers.post(facilityId(), '/form', { id, ...form })}
          onDone={() => route(HOME)}
        />
      ) : (
        <Loading from={loaded} />
      )}
    </Desk>
  )
}

interface Row {
  /** For the list on the screen; of a new one there is no key yet. */
  id: string
  key?: string
  title: string
  shape: 'text' | 'grid' | 'by-child'
  goes: boolean
}

export type FormDraft = Omit<MakeForm, 'id'>

interface EditorProps {
  kind: Kind
  beside: boolean
  /** What it is called before anybody says otherwise. */
  name: string
  /** Sends the form; `id` is the act's. */
  post: (id: string, form: FormDraft) => Promise<unknown>
  onDone: () => void
}

/** The form as it is made, for a house or for all of a city's. */
export function Editor({ kind, beside, name, post, onDone }: EditorProps) {
  const { busy, fault, send } = useSend()
  const [title, setTitle] = useState(name)
  const [chain, setChain] = useState(chainOf(kind))
  const [sheet, setSheet] = useState(sheetOf(kind))
  const [rows, setRows] = useState<Row[]>(
    kind.sections.map((one) => ({ id: one.key, key: one.key, title: one.title, shape: one.shape, goes: mayGo(one) })),
  )
  const change = (id: string, next: string) => setRows(rows.map((one) => (one.id === id ? { ...one, title: next } : one)))
  const move = (at: number, by: number) =>
    setRows(rows.map((one, place) => (place === at ? rows[at + by] : place === at + by ? rows[at] : one) ?? one))
  const save = async () => {
    const sections = rows.map(({ key, title }) => ({ ...(key ? { key } : {}), title }))
    const json = { kind: kind.key, version: kind.version, beside, title, chain, sheet, sections }
    if (await send((id) => post(id, json), json)) onDone()
  }
  const ready = title.trim() !== '' && rows.every((one) => one.title.trim() !== '')
  return (
    <Sheet>
      <div class={css.fields}>
        <Field label={words.name} value={title} onChange={setTitle} maxLength={40} />
        <Chips
          legend={words.chain}
          columns={3}
          chips={CHAINS.map((value) => ({ value, label: chainWords[value] }))}
          value={chain}
          onChange={setChain}
        />
        <Chips
          legend={words.sheet}
          columns={3}
          chips={SHEETS.map((value) => ({ value, label: sheetWords[value] }))}
          value={sheet}
          onChange={setSheet}
        />
        <Part title={words.sections} second={words.sectionsMore}>
          <ol class={css.rows}>
            {rows.map((row, at) => (
              <li key={row.id} class={css.row}>
                <Field
                  label={`${at + 1}　${shapeWords[row.shape]}`}
                  value={row.title}
                  onChange={(next) => change(row.id, next)}
                  maxLength={40}
                />
                <Button kind="quiet" disabled={at === 0} label={words.upOf(row.title)} onClick={() => move(at, -1)}>
                  {words.up}
                </Button>
                <Button
                  kind="quiet"
                  disabled={at === rows.length - 1}
                  label={words.downOf(row.title)}
                  onClick={() => move(at, 1)}
                >
                  {words.down}
                </Button>
                {row.goes && (
                  <Button
                    kind="quiet"
                    label={words.removeOf(row.title)}
                    onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
                  >
                    {words.remove}
                  </Button>
                )}
              </li>
            ))}
          </ol>
          <Button
            icon={PlusIcon}
            onClick={() => setRows([...rows, { id: newId(moment()), title: '', shape: 'text', goes: true }])}
          >
            {words.add}
          </Button>
        </Part>
        {fault && <Notice tone="look" title={fault.message} />}
        <p>
          <Button kind="give" disabled={busy || !ready} onClick={() => void save()}>
            {words.save}
          </Button>
        </p>
      </div>
    </Sheet>
  )
}

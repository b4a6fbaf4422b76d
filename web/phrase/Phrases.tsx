// 文例と言葉 at the desk: what writers are offered and what is suggested to them. Kept by 主任 and 園長.
import { useState } from 'preact/hooks'
import { currentKinds } from '../../schema/document/kinds.ts'
import { LONGEST_PHRASE } from '../../schema/phrase/input.ts'
import type { Phrase } from '../../schema/phrase/rule.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { SelectField, TextArea } from '../kit/Field.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { phraseWord, usePhrases } from './open-phrases.ts'
import css from './Phrase.module.css'
import { WordRulesForm } from './WordRulesForm.tsx'
import { words } from './words.ts'

type Draft = Omit<Phrase, 'id'> & { id: string | null }
const NEW: Draft = { id: null, kind: '', section: '', age: null, month: null, text: '' }

export function Phrases() {
  const facility = facilityId()
  const loaded = usePhrases(facility, '')
  const list = loaded?.data.value
  const [shown, setShown] = useState<'phrases' | 'wording'>('phrases')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [dropped, setDropped] = useState<Phrase | null>(null)
  const { busy, fault, send } = useSend()
  const after = async (sent: unknown) => {
    if (sent === null) return
    setDraft(null)
    await loaded?.refresh()
  }
  const keep = ({ id, ...phrase }: Draft) =>
    send((act) => phraseWord.post(facility, '/keep', { id: act, ...(id ? { upon: id } : {}), ...given(phrase) }), [id, phrase])
  const drop = async (phrase: Phrase) => {
    const sent = await send((id) => phraseWord.post(facility, '/drop', { id, upon: phrase.id }), phrase.id)
    if (sent !== null) setDropped(phrase)
    await after(sent)
  }
  const restore = async (phrase: Phrase) => {
    const sent = await keep({ ...phrase, id: null })
    if (sent !== null) setDropped(null)
    await after(sent)
  }
  return (
    <Desk
      title={words.title}
      name={words.title}
      end={
        shown === 'phrases' && (
          <Button icon={PlusIcon} onClick={() => setDraft(NEW)}>
            {words.add}
          </Button>
        )
      }
    >
      <Tabs
        label={words.tabs}
        panel="phrases"
        tabs={[
          { id: 'phrases', label: words.phrases },
          { id: 'wording', label: words.wording },
        ]}
        current={shown}
        onSelect={(id) => setShown(id as 'phrases' | 'wording')}
      />
      {fault && !draft && <Notice tone="look" title={fault.message} />}
      {dropped && (
        <Notice tone="ink" title={words.dropped}>
          {dropped.text} <Button onClick={() => void restore(dropped)}>{words.back}</Button>
        </Notice>
      )}
      <div id="phrases" role="tabpanel" aria-label={shown === 'phrases' ? words.phrases : words.wording} class={css.part}>
        {!list ? (
          <Loading from={loaded} />
        ) : shown === 'wording' ? (
          <WordRulesForm
            key={list.wording.id}
            facility={facility}
            {...list.wording}
            onDone={async () => {
              await loaded?.refresh()
            }}
          />
        ) : list.phrases.length === 0 ? (
          <Sheet>
            <Empty title={words.none}>{words.noneMore}</Empty>
          </Sheet>
        ) : (
          <>
            <p class={css.second}>{words.more}</p>
            <ul>
              {list.phrases.map((one) => (
                <li key={one.id} class={css.line}>
                  <span class={css.text}>
                    {one.text}
                    <br />
                    <span class={css.second}>{[whereText(one), one.by].filter(Boolean).join('　')}</span>
                  </span>
                  <Button onClick={() => setDraft(one)} label={`${words.change} ${one.text}`}>
                    {words.change}
                  </Button>
                  <Button kind="quiet" disabled={busy} onClick={() => void drop(one)} label={`${words.drop} ${one.text}`}>
                    {words.drop}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Dialog open={draft !== null} onClose={() => setDraft(null)} title={draft?.id ? words.change : words.add}>
        {draft && (
          <form
            class={css.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (draft.text.trim()) void keep(draft).then(after)
            }}
          >
            {fault && <Notice tone="look" title={fault.message} />}
            <TextArea
              label={words.text}
              required
              maxLength={LONGEST_PHRASE}
              value={draft.text}
              onChange={(text) => setDraft({ ...draft, text })}
            />
            <Where draft={draft} onChange={setDraft} />
            <Button type="submit" kind="give" disabled={busy || !draft.text.trim()}>
              {words.keep}
            </Button>
          </form>
        )}
      </Dialog>
    </Desk>
  )
}

/** As it travels: what is for all is left out. */
const given = ({ kind, section, age, month, text }: Omit<Draft, 'id'>) => ({
  ...(kind ? { kind } : {}),
  ...(kind && section ? { section } : {}),
  ...(age === null ? {} : { age }),
  ...(month === null ? {} : { month }),
  text: text.trim(),
})

const kindOf = (key: string) => currentKinds().find((one) => one.key === key)

/** 月案　今月の保育目標　1歳児　11月 */
function whereText({ kind, section, age, month }: Phrase): string {
  const of = kindOf(kind)
  return [
    of?.title,
    of?.sections.find(({ key }) => key === section)?.title,
    age === null ? '' : words.ageOf(String(age)),
    month === null ? '' : words.monthOf(String(month)),
  ]
    .filter(Boolean)
    .join('　')
}

const ALL = { value: '', label: words.any }
const numbers = (from: number, to: number, say: (number: string) => string) =>
  Array.from({ length: to - from + 1 }, (_, more) => ({ value: String(from + more), label: say(String(from + more)) }))

/** For which papers, sections, ages and months a phrase is. */
const Where = ({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) => (
  <>
    <SelectField
      label={words.kind}
      value={draft.kind}
      onChange={(kind) => onChange({ ...draft, kind, section: '' })}
      options={[ALL, ...currentKinds().map(({ key, title }) => ({ value: key, label: title }))]}
    />
    {draft.kind && (
      <SelectField
        label={words.section}
        value={draft.section}
        onChange={(section) => onChange({ ...draft, section })}
        options={[ALL, ...(kindOf(draft.kind)?.sections ?? []).map(({ key, title }) => ({ value: key, label: title }))]}
      />
    )}
    <SelectField
      label={words.age}
      value={draft.age === null ? '' : String(draft.age)}
      onChange={(age) => onChange({ ...draft, age: age === '' ? null : Number(age) })}
      options={[ALL, ...numbers(0, 5, words.ageOf)]}
    />
    <SelectField
      label={words.month}
      value={draft.month === null ? '' : String(draft.month)}
      onChange={(month) => onChange({ ...draft, month: month === '' ? null : Number(month) })}
      options={[ALL, ...numbers(1, 12, words.monthOf)]}
    />
  </>
)

// 文例と言葉 at the desk: what writers are offered and what is suggested to them. Kept by 主任 and 園長.
import { useState } from 'preact/hooks'
import type { Phrase } from '../../schema/phrase/rule.ts'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
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
import { type Draft, given, NEW, PhraseDialog, whereText } from './PhraseDialog.tsx'
import { WordRulesForm } from './WordRulesForm.tsx'
import { words } from './words.ts'

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
                    <span class={css.second}>
                      {[whereText(one), one.from === 'city' ? words.ofCity : one.by].filter(Boolean).join('　')}
                    </span>
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
      {draft && (
        <PhraseDialog draft={draft} {...{ busy, fault }} onChange={setDraft} onKeep={() => void keep(draft).then(after)} />
      )}
    </Desk>
  )
}

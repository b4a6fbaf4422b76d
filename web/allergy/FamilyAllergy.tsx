// 食物アレルギー on a parent's phone, under the health record: what the nursery leaves out, until when the paper is good, and handing in another.
import { useState } from 'preact/hooks'
import { type AllergyValues, expiryOf, foldAllergy, type PaperEntry, type ReleaseEntry } from '../../schema/allergy/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { yearDayWord } from '../kit/year-day.ts'
import css from './Allergy.module.css'
import { allergy, type ChildAnswer } from './api.ts'
import { foodWord, words } from './family-words.ts'
import { PaperForm } from './PaperForm.tsx'
import { ReleaseForm } from './ReleaseForm.tsx'

type Handed = { kind: 'paper'; value: AllergyValues['paper'] } | { kind: 'release'; value: AllergyValues['release'] }

export function FamilyAllergy({ facility, childId }: { facility: number; childId: Id }) {
  const loaded = useLoad<ChildAnswer>(allergy.address(facility, '/child', { childId }), { keep: true })
  const { busy, fault, send, forget } = useSend()
  const [open, setOpen] = useState<'paper' | 'release' | null>(null)
  const answer = loaded?.data.value
  if (!answer) return null
  const { list, entries } = answer
  const child = foldAllergy(list, entries, answer)
  const { paper, asked, releases, history } = child
  const last = history.find((entry): entry is PaperEntry | ReleaseEntry => entry.kind === 'paper' || entry.kind === 'release')
  const note = last?.decisions.find(({ decision }) => decision === 'returned')?.note
  const hand = async (said: Handed) => {
    if ((await send((id) => allergy.post(facility, '/propose', { id, childId, said }), said)) === null) return
    setOpen(null)
    void loaded.refresh()
  }
  const withdraw = async (entryId: Id) => {
    if (await send((id) => allergy.post(facility, '/withdraw', { id, childId, entryId }), entryId)) void loaded.refresh()
  }
  const change = (next: typeof open) => {
    forget()
    setOpen(next)
  }
  const ends = paper && expiryOf(paper)
  const day = ends ? yearDayWord(ends) : null
  return (
    <Sheet label={plain(words.title)}>
      <div class={css.part}>
        <h2>
          <Say w={words.title} />
        </h2>
        {asked && <Notice tone="look" title={<Say w={words.asked(asked.due ? yearDayWord(asked.due) : null)} />} />}
        {note && (
          <Notice tone="look" title={<Say w={words.returned} alone />}>
            {note}
          </Notice>
        )}
        <h3 class={css.second}>
          <Say w={words.removed} />
        </h3>
        {list.length === 0 ? (
          <p>
            <Say w={words.nothing} />
          </p>
        ) : (
          <ul class={css.list}>
            {list.map((word) => (
              <li key={word}>
                <Say w={foodWord(word)} alone />
              </li>
            ))}
          </ul>
        )}
        {paper?.state === 'expired' && day && <Notice tone="look" title={<Say w={words.expired(day)} />} />}
        {(paper?.state === 'valid' || paper?.state === 'expiring') && day && (
          <p class={css.second}>
            <Say w={words.until(day)} />
          </p>
        )}
        {paper?.state === 'unseen' && (
          <p class={css.second}>
            <Say w={words.unseen} />{' '}
            {paper.mine && (
              <Button kind="quiet" disabled={busy} onClick={() => void withdraw(paper.id)}>
                <Say w={words.withdraw} alone />
              </Button>
            )}
          </p>
        )}
        {releases.map((one) => (
          <p key={one.id} class={css.second}>
            <Say w={words.waitsRelease} />{' '}
            {one.mine && one.decisions.length === 0 && (
              <Button kind="quiet" disabled={busy} onClick={() => void withdraw(one.id)}>
                <Say w={words.withdraw} alone />
              </Button>
            )}
          </p>
        ))}
        {open === null && (
          <>
            <p class={css.second}>
              <Say w={words.more} />
            </p>
            <div class={css.acts}>
              <Button onClick={() => change('paper')}>
                <Say w={words.hand} alone />
              </Button>
              {list.length > 0 && releases.length === 0 && (
                <Button kind="quiet" onClick={() => change('release')}>
                  <Say w={words.release} alone />
                </Button>
              )}
            </div>
            {fault && <Notice tone="look" title={fault.message} />}
          </>
        )}
        {open === 'paper' && (
          <PaperForm
            save={words.send}
            busy={busy}
            fault={fault?.message ?? null}
            onSave={(value) => void hand({ kind: 'paper', value })}
            onCancel={() => change(null)}
          />
        )}
        {open === 'release' && (
          <ReleaseForm
            list={list}
            save={words.send}
            busy={busy}
            fault={fault?.message ?? null}
            onSave={(value) => void hand({ kind: 'release', value: { ...value, by: 'guardian' } })}
            onCancel={() => change(null)}
          />
        )}
      </div>
    </Sheet>
  )
}

// Writing into a paper: what is typed stays on the page at once and goes to the server at every pause. What did not arrive is sent again as it
// was, and nothing is taken from the page before the server has it.
import { useEffect, useRef, useState } from 'preact/hooks'
import { MOST_EDITS } from '../../schema/document/input.ts'
import { headsOf } from '../../schema/document/merge.ts'
import { MOST_SECONDS, STOPPED, stroke } from '../../schema/document/minutes.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { NoLine, Refused } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { draftAt, draftPlace, keepDraft, recallDraft } from '../kit/drafts.ts'
import { type Named, type Opened, papers } from './api.ts'

const PAUSE = 800
const AGAIN = 5_000

interface Typed {
  text: string
  /** The texts that stood when it was begun; the one that was saved last, once it was. */
  bases: Id[]
}
interface Choice {
  key: string
  field: string
  sources: Opened['offered'][number]['sources']
  kept: boolean
}
type Draft = { fields: Record<string, Typed>; choices: Choice[] }
type Sent = { seconds: number; id: Id; edits: { id: Id; field: string; bases: Id[]; text: string }[]; choices: Choice[] }

export type Saving = 'saved' | 'typing' | 'saving' | 'offline' | 'none'

export interface Writing {
  /** What stands in a field on this page. */
  textOf: (field: string) => string
  /** Texts of several people that stand in it, while this page has not written upon them. */
  twoIn: (field: string) => Opened['heads']
  type: (field: string, text: string) => void
  /** Takes what was offered into a field, or drops it. */
  choose: (item: Pick<Opened['offered'][number], 'key' | 'sources'>, field: string, text: string | null) => void
  isChosen: (key: string) => boolean
  saving: Saving
  /** Why the last words were refused. */
  fault: string | null
}

const EMPTY: Draft = { fields: {}, choices: [] }

/** @param refresh reads the paper again; what was saved is shown from there from then on */
export function useWriting(facility: number, named: Named, opened: Opened, refresh: () => Promise<void>): Writing {
  const what = `document ${named.kind} ${named.subject ?? ''} ${named.day}`
  const place = draftPlace(facility, what)
  const draft = draftAt<Draft>(place) ?? EMPTY
  const heads = headsOf(opened.heads)
  const [saving, setSaving] = useState<Saving>('none')
  const [fault, setFault] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const sent = useRef<Sent | null>(null)
  const busy = useRef(false)
  const watch = useRef(STOPPED)
  const current = () => draftAt<Draft>(place) ?? EMPTY
  const isDirty = () => Object.keys(current().fields).length > 0 || current().choices.length > 0

  const keep = (next: Draft) => keepDraft(place, Object.keys(next.fields).length > 0 || next.choices.length > 0 ? next : null)

  async function save(): Promise<void> {
    // On a tablet another name may be open by now: what this one wrote waits until it is there again.
    if (busy.current || !isDirty() || draftPlace(facility, what) !== place) return
    busy.current = true
    setSaving('saving')
    setFault(null)
    const { fields, choices } = current()
    sent.current ??= {
      seconds: Math.min(MOST_SECONDS, Math.floor(watch.current.ms / 1000)),
      id: newId(moment()),
      edits: Object.entries(fields)
        .slice(0, MOST_EDITS)
        .map(([field, typed]) => ({ id: newId(moment()), field, ...typed })),
      choices: choices.slice(0, MOST_EDITS),
    }
    const { id, edits, choices: chosen, seconds } = sent.current
    try {
      const { kind, subject, day } = named
      await papers.post(facility, '/write', {
        ...{ id, kind, day, version: opened.kind.version, edits },
        ...(subject ? { subject } : {}),
        ...(chosen.length > 0 ? { choices: chosen } : {}),
        ...(seconds > 0 ? { seconds } : {}),
      })
      sent.current = null
      watch.current = { ...watch.current, ms: Math.max(0, watch.current.ms - seconds * 1000) }
      await refresh().catch(() => undefined)
      const now = current()
      keep({
        // What was typed on while it travelled is written upon what has arrived.
        fields: Object.fromEntries(
          Object.entries(now.fields).flatMap(([field, typed]) => {
            const edit = edits.find((one) => one.field === field)
            if (!edit) return [[field, typed]]
            return edit.text === typed.text ? [] : [[field, { ...typed, bases: [edit.id] }]]
          }),
        ),
        choices: now.choices.filter((one) => !chosen.includes(one)),
      })
      setSaving(isDirty() ? 'typing' : 'saved')
      busy.current = false
      if (isDirty()) later(PAUSE)
    } catch (error) {
      busy.current = false
      if (error instanceof Refused) {
        // Said once; the next key tries again with what stands then.
        sent.current = null
        setSaving('typing')
        setFault(error.message)
        return
      }
      if (!(error instanceof NoLine)) throw error
      setSaving('offline')
      later(AGAIN)
    }
  }

  function later(pause: number): void {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), pause)
  }

  useEffect(() => {
    void recallDraft(place).then(() => isDirty() && later(PAUSE))
    const ask = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault()
    }
    const back = () => later(0)
    addEventListener('beforeunload', ask)
    addEventListener('online', back)
    return () => {
      removeEventListener('beforeunload', ask)
      removeEventListener('online', back)
      clearTimeout(timer.current)
      void save()
    }
  }, [place])

  const put = (field: string, text: string, choices: Choice[] = []) => {
    watch.current = stroke(watch.current, moment())
    const now = current()
    const bases = now.fields[field]?.bases ?? (heads.get(field) ?? []).map(({ id }) => id)
    keep({ fields: { ...now.fields, [field]: { text, bases } }, choices: [...now.choices, ...choices] })
    setSaving('typing')
    later(PAUSE)
  }
  const textOf = (field: string): string => {
    const typed = current().fields[field]
    if (typed) return typed.text
    const standing = heads.get(field) ?? []
    const one = new Set(standing.map(({ text }) => text)).size === 1
    return one ? (standing[0]?.text ?? '') : ''
  }
  return {
    textOf,
    twoIn: (field) => {
      const standing = heads.get(field) ?? []
      return new Set(standing.map(({ text }) => text)).size > 1 ? standing : []
    },
    type: (field, text) => put(field, text.replaceAll('\t', ' ')),
    choose: (item, field, text) => {
      const choice = { key: item.key, field, sources: item.sources, kept: text !== null }
      if (text !== null) return put(field, [textOf(field), text].filter(Boolean).join('\n'), [choice])
      const now = current()
      keep({ ...now, choices: [...now.choices, choice] })
      later(PAUSE)
    },
    isChosen: (key) => draft.choices.some((one) => one.key === key) || opened.choices.some((one) => one.key === key),
    saving,
    fault,
  }
}

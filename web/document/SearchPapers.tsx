// さがす: over all papers one may read, by words, period, kind, and class or child. What is looked for is no part of the desk's address: it may be a name.
import { useState } from 'preact/hooks'
import { currentKinds } from '../../schema/document/kinds.ts'
import { MOST_SEARCHED } from '../../schema/document/search.ts'
import { addDays } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { board } from '../office/watch.ts'
import { papers, type Searched } from './api.ts'
import { Found } from './Found.tsx'
import css from './Writing.module.css'
import { words } from './words.ts'

interface Wanted {
  words: string
  from: string
  to: string
  kind: string
  of: string
}

export function SearchPapers() {
  const to = addDays(today(), 60)
  const [wanted, setWanted] = useState<Wanted>({ words: '', from: addDays(today(), -365), to, kind: '', of: '' })
  const [asked, setAsked] = useState<Wanted | null>(null)
  const set = (more: Partial<Wanted>) => setWanted({ ...wanted, ...more })
  const { kind, of, ...rest } = asked ?? wanted
  const query = { ...rest, ...(kind ? { kind } : {}), ...(of ? { of } : {}) }
  const loaded = useLoad<Searched>(asked ? papers.address(facilityId(), '/search', query) : null)
  const answer = loaded?.data.value
  const { classes = [], children = [] } = board.value ?? {}
  return (
    <Desk
      title={words.searchTitle}
      name={words.searchTitle}
      end={
        <Button icon={ChevronLeftIcon} href="/office/document">
          {words.back}
        </Button>
      }
    >
      <form
        class={css.searchForm}
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted.words.trim()) setAsked({ ...wanted, words: wanted.words.trim() })
        }}
      >
        <Field
          label={words.searchWords}
          type="search"
          maxLength={60}
          value={wanted.words}
          onChange={(text) => set({ words: text })}
        />
        <DayField
          label={words.searchFrom}
          value={wanted.from}
          min={addDays(today(), 60 - MOST_SEARCHED)}
          max={wanted.to}
          onChange={(from) => from && set({ from })}
        />
        <DayField
          label={words.searchTo}
          value={wanted.to}
          min={wanted.from}
          max={to}
          onChange={(last) => last && set({ to: last })}
        />
        <SelectField
          label={words.searchKind}
          value={wanted.kind}
          onChange={(key) => set({ kind: key })}
          options={[
            { value: '', label: words.searchAll },
            ...currentKinds().map(({ key, title }) => ({ value: key, label: title })),
          ]}
        />
        <SelectField
          label={words.searchOf}
          value={wanted.of}
          onChange={(subject) => set({ of: subject })}
          options={[
            { value: '', label: words.searchAll },
            ...classes.map(({ classId, name }) => ({ value: classId, label: name })),
            ...children.map(({ childId, kana }) => ({ value: childId, label: kana })),
          ]}
        />
        <Button type="submit">{words.searchGo}</Button>
      </form>
      {asked && !answer && <Loading from={loaded} />}
      {asked && answer && answer.hits.length === 0 && (
        <Sheet>
          <Empty title={words.searchNone}>{words.searchNoneMore}</Empty>
        </Sheet>
      )}
      {asked && answer && answer.hits.length > 0 && (
        <>
          <p role="status">
            {answer.more ? words.searchMany(String(answer.hits.length)) : words.searchCount(String(answer.hits.length))}
          </p>
          <Found hits={answer.hits} words={asked.words} />
        </>
      )}
    </Desk>
  )
}

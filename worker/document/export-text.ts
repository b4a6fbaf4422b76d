// A paper as plain text with headings: what a screen reader reads, and what may be pasted into a letter (RG21).
import { eraSpan } from '../../schema/kit/era.ts'

interface Paper {
  title: string
  about: string
  facility: string
  startsOn: string
  endsOn: string
  decided: boolean
  /** Section, row, column, text (schema/document/lines.ts). */
  lines: readonly string[][]
}

/** Sections one after the other; a place where nothing was written is left out. */
export function asText({ title, about, facility, startsOn, endsOn, decided, lines }: Paper): string {
  const sections = Map.groupBy(
    lines.filter(([, , , text]) => text),
    ([section]) => section ?? '',
  )
  const body = [...sections].flatMap(([section, own]) => [
    `■ ${section}`,
    ...own.map(([, row, column, text]) => [[row, column].filter(Boolean).join('　'), text].filter(Boolean).join('\n')),
    '',
  ])
  return [
    [title, about].filter(Boolean).join('　'),
    facility,
    eraSpan(startsOn, endsOn),
    ...(decided ? [] : ['下書き']),
    '',
    ...body,
  ].join('\r\n')
}

// A text that a program keeps in pieces (runs of a paragraph, of a cell): Word cuts a tag in two wherever somebody stopped typing.
import { type Find, marksIn, type Value } from './tag.ts'

/** The pieces with values in the place of tags. A value goes into the piece in which its tag begins, and looks as that piece does. */
export function fillPieces(pieces: readonly string[], find: Find): string[] {
  const whole = pieces.join('')
  const marks = marksIn(whole)
  let start = 0
  return pieces.map((piece) => {
    const [from, to] = [start, start + piece.length]
    start = to
    let text = ''
    let at = from
    for (const mark of marks) {
      if (mark.to <= from || mark.from >= to) continue
      if (mark.from >= from) text += whole.slice(at, mark.from) + String(find(mark.name))
      at = Math.min(mark.to, to)
    }
    return text + whole.slice(at, to)
  })
}

/** A text that is one tag and nothing else is what stands there, a number as such. */
export function fillText(text: string, find: Find): Value {
  const [only, ...more] = marksIn(text)
  if (only && more.length === 0 && only.from === 0 && only.to === text.length) return find(only.name)
  return fillPieces([text], find)[0] as string
}

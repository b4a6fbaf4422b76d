// What a person has marked with the mouse, a finger or the keyboard in a text that stands in pieces (MaskedText).
import { useEffect, useState } from 'preact/hooks'
import type { Place } from './use-masks.ts'

interface Point {
  field: string
  /** A place in the text of the field; null behind or before all of it. */
  at: number | null
}

/** @param end of a mask the place behind it, where the marking ends in it */
function pointOf(node: Node, offset: number, end: boolean): Point | null {
  const element = node instanceof Element ? node : node.parentElement
  const field = element?.closest<HTMLElement>('[data-field]')?.dataset.field
  if (field === undefined) return null
  const piece = element?.closest<HTMLElement>('[data-from]')
  if (!piece) return { field, at: null }
  const { from, to } = piece.dataset
  return { field, at: to === undefined ? Number(from) + (node instanceof Element ? 0 : offset) : Number(end ? to : from) }
}

/** The marked place; null of nothing. What reaches into the next field ends with its own. */
export function chosenIn(selection: Selection | null, textOf: (field: string) => string): Place | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const start = pointOf(startContainer, startOffset, false)
  if (!start) return null
  const end = pointOf(endContainer, endOffset, true)
  const from = start.at ?? 0
  const to = end?.field === start.field && end.at !== null ? end.at : textOf(start.field).length
  return to > from ? { field: start.field, mask: { from, to } } : null
}

/** What is marked, and stays so while a button is pressed; a press into the text lets it go. */
export function useChosen(textOf: (field: string) => string): [Place | null, () => void] {
  const [chosen, setChosen] = useState<Place | null>(null)
  useEffect(() => {
    const look = () => {
      const selection = getSelection()
      const found = chosenIn(selection, textOf)
      if (found) setChosen(found)
      else if (selection?.anchorNode && pointOf(selection.anchorNode, 0, false)) setChosen(null)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [textOf])
  return [chosen, () => setChosen(null)]
}

import { useEffect } from 'preact/hooks'
import { language, type Phrase, plain } from '../kit/words.tsx'

let first = true

/** Names the page, and after a move from another screen takes the reader to its heading, as opening a page does. */
export function useArrival(title: Phrase): void {
  const text = plain(title)
  useEffect(() => {
    document.title = text === 'つむぎ' ? text : `${text} · つむぎ`
  }, [text, language.value])
  useEffect(() => {
    if (first) {
      first = false
      return
    }
    scrollTo(0, 0)
    const heading = document.querySelector<HTMLElement>('h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.style.outline = 'none'
    heading.focus({ preventScroll: true })
  }, [])
}

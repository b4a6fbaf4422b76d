// What every door does when it opens: choose the language, draw, keep a copy of itself for the mornings without a network.
import { type ComponentChildren, type ComponentType, render } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { Button } from './Button.tsx'
import type { Door } from './door.ts'
import { NoScreen } from './NoScreen.tsx'
import { type Contents, openRouter, visit } from './router.ts'
import { openWords, plain, type Word } from './words.tsx'

const words = {
  broken: { ja: '画面をひらけませんでした', easy: '{画面|がめん}を ひらけませんでした', en: 'This screen could not be opened' },
  brokenMore: {
    ja: '書いたものは残っています。電波のあるところで、もう一度ひらいてください。',
    easy: '{書|か}いた ものは のこっています。{電波|でんぱ}の ある ところで もう{一度|いちど} ひらいて ください。',
    en: 'What you wrote is kept. Please open it again where there is a signal.',
  },
  again: { ja: 'もう一度ひらく', easy: 'もう{一度|いちど} ひらく', en: 'Open again' },
} satisfies Record<string, Word>

const Broken = () => (
  <NoScreen
    title={words.broken}
    more={words.brokenMore}
    act={<Button onClick={() => location.reload()}>{plain(words.again)}</Button>}
  />
)

/** The screen of the address. A step ahead begins at its top, a step back where the browser remembers it. */
function Screen() {
  const { Screen, path, ahead } = visit.value
  useLayoutEffect(() => {
    if (ahead) scrollTo(0, 0)
  }, [path])
  return <Screen />
}

/**
 * Opens a door into #app.
 * @param door its name, which is also its first path segment
 * @param contents path → screen; a screen finds what its path's `:name`s stand for in `visit.value.params`
 * @param Frame what stays around every screen (navigation, session), given the screen as children
 */
export function openDoor(door: Door, contents: Contents, Frame: ComponentType<{ children: ComponentChildren }>): void {
  openWords(door)
  const root = `/${door}`
  openRouter(root, contents, () => import('./Missing.tsx').then((file) => file.Missing), Broken)
  const place = document.getElementById('app')
  if (!place) throw new Error('The page of this door has no #app')
  render(
    <Frame>
      <Screen />
    </Frame>,
    place,
  )
  keepCopy(door)
}

/** Registers the door's own worker. Its scope is the door's path, so one door never serves another. */
function keepCopy(door: Door): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const register = () => {
    navigator.serviceWorker.register(`/${door}-worker.js`, { scope: `/${door}` }).catch(() => {
      // A private window or a full disk: the door then simply needs the network.
    })
  }
  addEventListener('load', register)
  // Without a worker of its own a page that loses its line could not open a further screen.
  navigator.serviceWorker.ready.then(({ active }) => {
    if (!navigator.serviceWorker.controller) active?.postMessage('')
  })
  // A line that broke while the copy was made: once it is back, the rest is fetched.
  addEventListener('online', register)
}

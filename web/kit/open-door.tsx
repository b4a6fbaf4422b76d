// What every door does when it opens: choose the language, draw, keep a copy of itself for the mornings without a network.
import { type ComponentChildren, type ComponentType, render } from 'preact'
import lazy, { ErrorBoundary } from 'preact-iso/lazy'
import { LocationProvider, Route, Router } from 'preact-iso/router'
import { Button } from './Button.tsx'
import type { Door } from './door.ts'
import { Empty } from './Empty.tsx'
import { openWords, plain, Say, type Word } from './words.tsx'

/** A door's table of contents: path → the screen, fetched when it is first opened. */
export type Contents = Record<string, () => Promise<ComponentType>>

const words = {
  missing: { ja: 'このページはありません', easy: 'このページは ありません', en: 'There is no such page' },
  missingMore: {
    ja: 'アドレスが変わったのかもしれません。はじめの画面からお進みください。',
    easy: 'はじめの {画面|がめん}から もう{一度|いちど} さがして ください。',
    en: 'Please start again from the first screen.',
  },
  start: { ja: 'はじめの画面へ', easy: 'はじめの {画面|がめん}へ', en: 'To the first screen' },
  broken: { ja: '画面をひらけませんでした', easy: '{画面|がめん}を ひらけませんでした', en: 'This screen could not be opened' },
  brokenMore: {
    ja: '書いたものは残っています。電波のあるところで、もう一度ひらいてください。',
    easy: '{書|か}いた ものは のこっています。{電波|でんぱ}の ある ところで もう{一度|いちど} ひらいて ください。',
    en: 'What you wrote is kept. Please open it again where there is a signal.',
  },
  again: { ja: 'もう一度ひらく', easy: 'もう{一度|いちど} ひらく', en: 'Open again' },
} satisfies Record<string, Word>

/** A screen fetched when first opened; when it cannot be fetched, a page that says so and tries again. */
const fetched = (load: Contents[string]) => lazy(() => load().catch((): ComponentType => Broken))

const Broken = () => (
  <main>
    <Empty
      title={
        <h1>
          <Say w={words.broken} />
        </h1>
      }
      act={<Button onClick={() => location.reload()}>{plain(words.again)}</Button>}
    >
      <Say w={words.brokenMore} />
    </Empty>
  </main>
)

/**
 * Opens a door into #app.
 * @param door its name, which is also its first path segment
 * @param contents path → screen; paths with `:name` give the screen `useRoute().params`
 * @param Frame what stays around every screen (navigation, session), given the screen as children
 */
export function openDoor(door: Door, contents: Contents, Frame: ComponentType<{ children: ComponentChildren }>): void {
  openWords(door)
  const Missing = () => (
    <main>
      <Empty
        title={
          <h1>
            <Say w={words.missing} />
          </h1>
        }
        act={<Button href={`/${door}`}>{plain(words.start)}</Button>}
      >
        <Say w={words.missingMore} />
      </Empty>
    </main>
  )
  const routes = Object.entries(contents).map(([path, load]) => <Route key={path} path={path} component={fetched(load)} />)
  const place = document.getElementById('app')
  if (!place) throw new Error('The page of this door has no #app')
  render(
    <LocationProvider scope={new RegExp(`^/${door}(/|\\?|#|$)`)}>
      <Frame>
        <ErrorBoundary>
          <Router>
            {routes}
            <Route default component={Missing} />
          </Router>
        </ErrorBoundary>
      </Frame>
    </LocationProvider>,
    place,
  )
  keepCopy(door)
}

/** Registers the door's own worker. Its scope is the door's path, so one door never serves another. */
function keepCopy(door: Door): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    navigator.serviceWorker.register(`/${door}-worker.js`, { scope: `/${door}` }).catch(() => {
      // A private window or a full disk: the door then simply needs the network.
    })
  })
}

// B8, B9: what a tablet shows of 150 children, at a quarter of this machine's speed. The product's own page, with everything it does at a tap,
// against a page of the same styles whose tiles are one `innerHTML`, and of which a tap changes one tile and nothing else.
import type { Page } from 'playwright-core'
import { momentOf } from '../../schema/kit/time.ts'
import { compareTimed } from '../kit/bench-measure.ts'
import { openBrowser, TABLET } from '../kit/browser.ts'
import { makeScene, type SceneChild, signInAtRoom } from '../kit/room-scene.ts'
import { startServer } from '../kit/server.ts'
import type { Benchmark } from './benchmark.ts'

const SLOWER = 4
const CHILDREN = 150
/** A house is drawn some tens of times, each child is tapped once. */
const ROUNDS = 12
const TAPS = 4
/** Milliseconds a board is left alone before a tap. */
const SETTLED = 700

const KANA = 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ'
/** Every tenth is allergic, every fifteenth has said something: as full as a morning is. */
const childOf = (place: number): SceneChild => ({
  kana: `まつもと ${KANA[place % 30]}${KANA[Math.floor(place / 30)]}み`,
  name: `松本 未来${place}`,
  ...(place % 10 === 0 ? { allergens: ['卵', '乳'] } : {}),
  ...(place % 15 === 1 ? { notice: { kind: 'pickup_change', time: '16:30', person: '祖母' } } : {}),
})

declare global {
  interface Window {
    /** Milliseconds from an act until what it brings about is painted. */
    untilPainted: (act: () => void, isThere: () => boolean) => Promise<number>
  }
}

/** Puts the stopwatch on a page: the frame that has it is painted when the next task begins. */
async function measurable(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.untilPainted = (act, isThere) =>
      new Promise((settle, fail) => {
        const from = performance.now()
        const look = () => {
          if (performance.now() - from > 10_000) return fail(new Error('it never came'))
          if (!isThere()) return requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => settle(performance.now() - from)
          port2.postMessage(null)
        }
        requestAnimationFrame(look)
        act()
      })
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

export const paint: Benchmark = async ({ rounds }) => {
  const day = '2026-11-20'
  const browser = await openBrowser()
  const server = await startServer({ now: momentOf(day, 8 * 60 + 5) })
  try {
    await makeScene(server, {
      うさぎ組: Array.from({ length: CHILDREN }, (_, place) => childOf(place)),
      ひよこ組: [{ kana: 'あおき はると' }],
    })
    const product = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    await product.goto('/room')
    await signInAtRoom(product)
    const tab = (name: string) => product.getByRole('tab', { name })
    await tab('うさぎ').click()
    await product
      .locator('[data-child]')
      .nth(CHILDREN - 1)
      .waitFor()
    // What the other page shows is what this one has drawn, before and after a tap.
    const html = () => product.evaluate(() => document.querySelector('[data-page]')?.innerHTML ?? '')
    const frame = await product.evaluate(() => ({
      styles: [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href),
      classes: ['html', 'body'].map((name) => document.querySelector(name)?.className ?? ''),
      page: document.querySelector('[data-page]')?.className ?? '',
      around: document.querySelector('[data-page]')?.parentElement?.className ?? '',
    }))
    const whole = await html()
    const ids = await product
      .locator('[data-child]')
      .evaluateAll((list) => list.map((one) => one.getAttribute('data-child') ?? ''))
    await product.locator(`[data-child="${ids[0]}"]`).click()
    await product.locator(`[data-child="${ids[0]}"][data-status=present]`).waitFor()
    const after = await product.locator(`[data-child="${ids[0]}"]`).evaluate((tile) => tile.outerHTML)
    const vanilla = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    const links = frame.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')
    const body = `<!doctype html><html lang="ja" class="${frame.classes[0]}"><head>${links}</head>
      <body class="${frame.classes[1]}"><div class="${frame.around}"><div class="${frame.page}" data-page></div></div></body></html>`
    await vanilla.route('**/bare', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await vanilla.goto('/bare')
    await measurable(product)
    await measurable(vanilla)

    const first = await compareTimed(
      {
        a: async () => {
          await tab('ひよこ').click()
          await product.locator('[data-child]').nth(1).waitFor({ state: 'detached' })
          return product.evaluate(
            (count) =>
              window.untilPainted(
                () =>
                  [...document.querySelectorAll<HTMLElement>('[role=tab]')]
                    .find((one) => one.textContent?.includes('うさぎ'))
                    ?.click(),
                () => document.querySelectorAll('[data-child]').length >= count,
              ),
            CHILDREN,
          )
        },
        b: async () => {
          await vanilla.evaluate(() => {
            const page = document.querySelector('[data-page]')
            if (page) page.innerHTML = ''
          })
          return vanilla.evaluate(
            ([whole, count]) =>
              window.untilPainted(
                () => {
                  const page = document.querySelector('[data-page]')
                  if (page) page.innerHTML = String(whole)
                },
                () => document.querySelectorAll('[data-child]').length >= Number(count),
              ),
            [whole, CHILDREN],
          )
        },
      },
      Math.min(rounds, ROUNDS),
      1,
    )

    const tapped = await compareTimed(
      {
        a: async (turn) => {
          await product.waitForTimeout(SETTLED)
          return product.evaluate(
            (id) => {
              const tile = () => document.querySelector<HTMLElement>(`[data-child="${id}"]`)
              return window.untilPainted(
                () => tile()?.click(),
                () => tile()?.dataset.status === 'present',
              )
            },
            ids[turn + 1],
          )
        },
        b: (turn) =>
          vanilla.evaluate(
            ([id, after]) => {
              const tile = () => document.querySelector<HTMLElement>(`[data-child="${id}"]`)
              return window.untilPainted(
                () => {
                  const old = tile()
                  if (old) old.outerHTML = String(after).replace(/data-child="[^"]*"/, `data-child="${id}"`)
                },
                () => tile()?.dataset.status === 'present',
              )
            },
            [ids[turn + 1], after],
          ),
      },
      Math.min(rounds, ROUNDS),
      TAPS,
    )
    return [
      {
        id: 'paint-first',
        title: `board of ${CHILDREN} drawn, at ${SLOWER}× slower / innerHTML`,
        comparison: first,
        budget: 1.25,
      },
      { id: 'paint-tap', title: `tap to paint, at ${SLOWER}× slower / one tile changed`, comparison: tapped, budget: 1.5 },
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

// One screen as everybody may have it: desk, tablet and phone, in the light and in the dark, on 320 px, and with text twice as large.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe, DESK, PHONE, shot, TABLET } from './browser.ts'

const SIZES = { desk: DESK, tablet: TABLET, phone: PHONE } as const

/** How far the page reaches over its right edge. */
const over = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Expects the screen as it stands to be without faults of accessibility and never to move sideways; leaves pictures of it all. `home` is the size it goes back to. */
export async function soundEverywhere(page: Page, name: string, home = DESK): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axe(page), `${name} ${size} ${colorScheme}`).toEqual([])
      await shot(page, `${name}-${size}-${colorScheme}`, { whole: true })
    }
    expect(await over(page), `${name} ${size}`).toBe(0)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await over(page), `${name} 320`).toBe(0)
  await shot(page, `${name}-320`, { whole: true })
  await page.setViewportSize(home)
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  expect(await over(page), `${name} 200 %`).toBe(0)
  await shot(page, `${name}-200`, { whole: true })
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
}

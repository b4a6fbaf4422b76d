// A screen as it is looked at on a bright day and in a dark room.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe, shot } from './browser.ts'

/** Looks at a page in light and in dark: axe finds nothing, and a picture of each is kept under `name`. It is left in light. */
export async function inBothColours(page: Page, name: string, { whole = false } = {}): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `${name}-${colorScheme}`, { whole })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

// What the printer gets: how many pages of which size, read from the PDF that Chromium prints.
import type { Page } from 'playwright-core'
import { here } from '../../worker/dev/place.ts'

export interface Printed {
  pages: number
  /** Of the pages, each once, in millimetres: 210 × 297. */
  sizes: string[]
}

/** Prints a page as its own paper says; under a name it is kept beside the pictures of the screens. */
export async function printed(page: Page, name?: string): Promise<Printed> {
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(name ? { path: here('shots', `${name}.pdf`) } : {}) })
  const text = pdf.toString('latin1')
  const sizes = [...text.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...size]) =>
    size.map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
  )
  return { pages: (text.match(/\/Type\s*\/Page\b/g) ?? []).length, sizes: [...new Set(sizes)] }
}

// Runs before the journeys: one that fails leaves a picture of every page that was open, as shots/failed-<n>-<name>.png.
import { afterEach } from 'vitest'
import { opened, shot } from './browser.ts'

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const name = task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
  for (const [n, page] of [...opened].entries()) await shot(page, `failed-${n + 1}-${name}`).catch(() => undefined)
})

// One benchmark: what is compared, how often, and what it may cost.

import type { Comparison } from '../kit/bench-measure.ts'
import type { BenchServer } from '../kit/bench-server.ts'
import type { BenchWorld } from '../kit/bench-world.ts'

export interface Setting {
  world: BenchWorld
  server: BenchServer
  rounds: number
  calls: number
}

/** A ratio of two ways, or one number with its unit. */
export type Finding =
  | { id: string; title: string; comparison: Comparison; budget: number | null }
  | { id: string; title: string; value: number; unit: string; budget: number | null; note?: string }

export type Benchmark = (setting: Setting) => Promise<Finding[]>

/** Takes the browsers in turn, so that no sign-in meets its rate class. */
export const browserOf = (world: BenchWorld, turn: number): string => world.browsers[turn % world.browsers.length] ?? ''

/** Throws when an answer is not what a benchmark stands on: a fast refusal must not look like speed. */
export async function must(answer: ReturnType<BenchServer['call']>, status: number): Promise<Awaited<typeof answer>> {
  const given = await answer
  if (given.status !== status) throw new Error(`expected ${status}, got ${given.status}: ${given.body.toString().slice(0, 300)}`)
  return given
}

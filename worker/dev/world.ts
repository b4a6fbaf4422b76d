// What a demo world is, for the commands that ask for one. The people and children themselves are in demo/world.ts.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Moment } from '../../schema/kit/day.ts'
import type { Env } from '../kit/env.ts'
import { here } from './place.ts'

export interface DemoOptions {
  /** Databases (migrated, empty), MODE demo and the SECRET the server will use. */
  env: Env
  /** The moment the demo begins: 7:50 of an opening day. Facts of that day before it may exist, none after. */
  now: Moment
  /** Children in the first facility; every further one has a little more than half of them. */
  children: number
  /** Days of history before today. */
  days: number
  facilities: number
  /** What the city calls its houses: 園 (the default) or 所. */
  wording?: 'en' | 'sho'
  /** Says a line about what is being made. */
  say: (line: string) => void
}

/** Someone to sign in as. */
export interface DemoPerson {
  door: 'family' | 'room' | 'office'
  name: string
  /** Who this is, in a few words: 「りくの母・2園にきょうだい」. */
  about: string
  login: string
  password: string
}

export interface DemoModule {
  makeDemoWorld(options: DemoOptions): Promise<void>
  demoPeople: readonly DemoPerson[]
  /** The PIN of those who work in a nursery, for a paired tablet. */
  demoPin: string
  /** Fills the day of `now` in a world made on an earlier day. */
  continueDemoWorld?(options: Pick<DemoOptions, 'env' | 'now' | 'say'>): Promise<void>
}

export const DEMO_SIZE = { children: 110, days: 30, facilities: 2 }

/** The module that makes the demo world, or null while there is none. */
export async function demoModule(): Promise<DemoModule | null> {
  const file = here('worker', 'dev', 'demo', 'world.ts')
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as DemoModule) : null
}

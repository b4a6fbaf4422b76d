// Where things are on this machine.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const root = join(fileURLToPath(import.meta.url), '..', '..', '..')
/** A path inside the repository. */
export const here = (...parts: string[]): string => join(root, ...parts)
/** The folder that holds the local databases and what belongs to them. TSUMUGI_STATE moves it. */
export const stateFolder = (): string => process.env.TSUMUGI_STATE ?? here('.state')

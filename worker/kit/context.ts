import type { Kind } from '../../schema/document/kind.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import type { Env } from './env.ts'
import type { Scope } from './shard.ts'
import type { Token } from './token.ts'
import type { Together } from './write-together.ts'

/** What every handler finds on its context. */
export interface App {
  Bindings: Env
  Variables: {
    requestId: string
    now: Moment
    today: Day
    token: Token | null
    /** The declared action of the route; `checked` turns true when it has really been decided. */
    action: Action
    checked: boolean
    scope: Scope
    /** What a route read: nothing sensitive, or something that already left its own line in the audit. */
    looked: 'plainly' | 'logged' | undefined
    /** Topics whose versions the request counted up. */
    rose: readonly string[] | undefined
    /** At the family door: the children the action reached. Elsewhere the right of the day tells. */
    reached: readonly Id[] | undefined
    /** Set for an act that came with others in one request: where it waits for them, and what was sent of it. */
    together: Together | undefined
    /**
     * The forms of the house's own, and those its city gave it, oldest version first, where one paper is asked about; `sure` when they were read
     * for this call.
     */
    forms: { list: readonly Kind[]; sure: boolean } | undefined
    given: unknown
  }
}

// One valid call of every route about the next year. It begins on April 1, so that nothing of the other samples' day changes.
import { act } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const year = 2027

export const ROLLOVER_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/rollover': () => ({}),
  'GET /api/f/:facility/rollover/file': () => ({ query: { format: 'csv' } }),
  'POST /api/f/:facility/rollover/place': ({ childId, classId }) => ({
    json: { id: act(), year, children: [{ childId, to: { outcome: 'class', classroomId: classId } }] },
  }),
  'POST /api/f/:facility/rollover/class': () => ({
    json: { id: act(), year, classroomId: act(), name: `にじ ${act().slice(-6)}`, classAge: null },
  }),
  'POST /api/f/:facility/rollover/end-class': ({ classId }) => ({ json: { id: act(), year, classroomId: classId, ends: false } }),
  'POST /api/f/:facility/rollover/work': ({ assignmentId, classId }) => ({
    json: { id: act(), year, assignmentId, classroomId: classId },
  }),
  'POST /api/f/:facility/rollover/decide': ({ digest }) => ({ json: { id: act(), year, seen: digest } }),
  'POST /api/f/:facility/rollover/undo': () => ({ json: { id: act(), year } }),
}

// Every icon there is, in one place, for the pictures of the kit only: a door imports each by its name.
import * as first from '../icons.tsx'
import * as later from '../icons-later.tsx'

const { icon: _draw, ...drawn } = first
export const icons = { ...drawn, ...later }

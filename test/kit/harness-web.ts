// Runs once before the journeys, which begin side by side: the screens they show are built by one of us.
import { ensureWeb } from '../../worker/dev/web.ts'

export const setup = (): void => void ensureWeb()

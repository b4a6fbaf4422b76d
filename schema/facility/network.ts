import { id, needed, strict } from '../kit/input.ts'

/** An allowed network as people write it: 203.0.113.0/24, 2001:db8:1::/48, or one address. */
export const addNetwork = strict({ id, network: needed(60), name: needed(40) })
export const endNetwork = strict({ id, network: needed(60) })

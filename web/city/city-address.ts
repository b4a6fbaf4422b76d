import { organisation } from '../office/desk.ts'

/** The address of an organisation's route. */
export const cityAddress = (path: string): string => `/api/city/${organisation.value?.organisationId ?? 0}${path}`

import { said } from './say.ts'

export const words = said({
  csv: 'CSV',
  xlsx: 'Excel',
  taking: '作っています',
})

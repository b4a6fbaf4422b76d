import { describe, expect, test } from 'vitest'
import { pinFault } from '../../schema/device/rule.ts'

describe('A PIN', () => {
  test('NF15 has four to six digits', () => {
    expect(['258', '2580741', '25a0', '２５８０', ''].map(pinFault)).toEqual(Array(5).fill('length'))
    expect(['2580', '40713', '907153'].map(pinFault)).toEqual([null, null, null])
  })

  test('is not one that anybody would try first', () => {
    expect(['0000', '777777', '1212', '010101', '123123'].map(pinFault)).toEqual(Array(5).fill('repeated'))
    expect(['1234', '234567', '9876', '3210'].map(pinFault)).toEqual(Array(4).fill('row'))
    expect(['1987', '2026', '1900', '2099'].map(pinFault)).toEqual(Array(4).fill('year'))
    expect(['1800', '2100', '1357', '9012', '1243'].map(pinFault)).toEqual(Array(5).fill(null))
  })
})

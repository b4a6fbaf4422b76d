import type { Routes } from '../../worker/meal/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'

export const meal = wordOf<Routes>('meal')
export type { Kitchen } from '../../schema/meal/kitchen.ts'
export type Faces = Reply<Routes, '/faces'>
export type Menus = Reply<Routes, '/menu'>
export type Foods = Reply<Routes, '/food'>
export type Untried = Reply<Routes, '/untried'>
export type Changes = Reply<Routes, '/ingredient'>
export type Imports = Reply<Routes, '/import'>
export type Month = Reply<Routes, '/month'>
export type Forms = Reply<Routes, '/form'>
export type Staff = Reply<Routes, '/staff'>
export type FoodList = Reply<Routes, '/food-list'>

import { Hono } from 'hono'
import { endAbsence as absenceEnd, sayAbsence as absenceInput } from '../../schema/document/absence.ts'
import { discloseDocument as discloseInput, disclosureQuery } from '../../schema/document/disclosure.ts'
import {
  decideDocument,
  documentFile,
  documentQuery,
  handInDocument,
  listQuery,
  writeDocument as writeInput,
} from '../../schema/document/input.ts'
import { keepMeasure as measureInput } from '../../schema/document/measure.ts'
import { beginFile, endOwnFile as endInput, keepOwnFile as keepInput } from '../../schema/document/own-file.ts'
import { makeForm as formInput } from '../../schema/document/own-form.ts'
import { searchQuery } from '../../schema/document/search.ts'
import { decidedFile, listFile } from '../../schema/document/taken.ts'
import { useKind as useInput } from '../../schema/document/use.ts'
import { nothing } from '../../schema/kit/input.ts'
import type { App } from '../kit/context.ts'
import { file, input, query } from '../kit/input.ts'
import { may } from '../kit/may.ts'
import { rate } from '../kit/rate.ts'
import { endAbsence, readAbsences, sayAbsence } from './absences.ts'
import { answerBeginFile } from './begin-file.ts'
import { readTexts } from './copy.ts'
import { disclose, readDisclosure } from './disclose.ts'
import { exportDocument } from './export-document.ts'
import { exportList } from './export-list.ts'
import { byForms, makeForm } from './forms.ts'
import { listDocuments } from './list-documents.ts'
import { keepMeasure } from './measures.ts'
import { readMinutes } from './minutes.ts'
import { exportNearMisses, readNearMisses } from './near-misses.ts'
import { endOwnFile, FORM, keepOwnFile } from './own-file.ts'
import { readDocument } from './read-document.ts'
import { searchDocuments } from './search.ts'
import { takeDecided } from './take-decided.ts'
import { decide, handIn } from './take-step.ts'
import { readKinds, useKind } from './use-kind.ts'
import { writeDocument } from './write-document.ts'

/** 書類: written by several people at once, handed in and approved, and kept as it was approved. */
export const document = new Hono<App>()
  .get('/list', rate('read'), may('document.read'), query(listQuery), async (c) =>
    c.json(await listDocuments(c, c.req.valid('query'))),
  )
  .get('/open', rate('read'), may('document.read'), query(documentQuery), async (c) =>
    c.json(await byForms(c, () => readDocument(c, c.req.valid('query')))),
  )
  .get('/file', rate('export'), may('document.export'), query(documentFile), (c) =>
    byForms(c, () => exportDocument(c, c.req.valid('query'))),
  )
  .get('/disclosure', rate('read'), may('document.disclose'), query(disclosureQuery), async (c) =>
    c.json(await byForms(c, () => readDisclosure(c, c.req.valid('query')))),
  )
  .post('/disclose', rate('write'), may('document.disclose'), input(discloseInput), async (c) =>
    c.json(await byForms(c, () => disclose(c, c.req.valid('json')))),
  )
  .get('/list/file', rate('export'), may('document.export'), query(listFile), (c) => exportList(c, c.req.valid('query')))
  .get('/decided/file', rate('export'), may('document.export'), query(decidedFile), (c) => takeDecided(c, c.req.valid('query')))
  .get('/search', rate('read'), may('document.read'), query(searchQuery), async (c) =>
    c.json(await searchDocuments(c, c.req.valid('query'))),
  )
  .get('/minutes', rate('read'), may('document.read'), query(listQuery), async (c) =>
    c.json(await readMinutes(c, c.req.valid('query'))),
  )
  .get('/texts', rate('read'), may('document.read'), query(documentQuery), async (c) =>
    c.json(await byForms(c, () => readTexts(c, c.req.valid('query')))),
  )
  .post('/write', rate('write'), may('document.write'), input(writeInput), async (c) =>
    c.json(await byForms(c, () => writeDocument(c, c.req.valid('json')))),
  )
  .post('/hand-in', rate('write'), may('document.write'), input(handInDocument), async (c) =>
    c.json(await byForms(c, () => handIn(c, c.req.valid('json')))),
  )
  .post('/decide', rate('write'), may('document.approve'), input(decideDocument), async (c) =>
    c.json(await byForms(c, () => decide(c, c.req.valid('json')))),
  )
  .post('/measure', rate('write'), may('document.write'), input(measureInput), async (c) =>
    c.json(await byForms(c, () => keepMeasure(c, c.req.valid('json')))),
  )
  .get('/near-misses', rate('read'), may('document.read'), query(listQuery), async (c) =>
    c.json(await readNearMisses(c, c.req.valid('query'))),
  )
  .get('/near-misses/file', rate('export'), may('document.export'), query(listFile), (c) =>
    exportNearMisses(c, c.req.valid('query')),
  )
  .get('/absences', rate('read'), may('document.form'), query(nothing), async (c) => c.json(await readAbsences(c)))
  .post('/absence', rate('write'), may('document.form'), input(absenceInput), async (c) =>
    c.json(await sayAbsence(c, c.req.valid('json'))),
  )
  .post('/absence/end', rate('write'), may('document.form'), input(absenceEnd), async (c) =>
    c.json(await endAbsence(c, c.req.valid('json'))),
  )
  .get('/kinds', rate('read'), may('document.form'), query(nothing), async (c) => c.json(await readKinds(c)))
  .post('/use', rate('write'), may('document.form'), input(useInput), async (c) => c.json(await useKind(c, c.req.valid('json'))))
  .post('/form', rate('write'), may('document.form'), input(formInput), async (c) =>
    c.json(await makeForm(c, c.req.valid('json'))),
  )
  .get('/own-file/begin', rate('export'), may('document.form'), query(beginFile), (c) => answerBeginFile(c, c.req.valid('query')))
  .post('/own-file', rate('import'), may('document.form'), file(keepInput, FORM), (c) =>
    keepOwnFile(c, c.req.valid('query'), c.req.valid('form').bytes),
  )
  .post('/own-file/end', rate('write'), may('document.form'), input(endInput), async (c) =>
    c.json(await endOwnFile(c, c.req.valid('json'))),
  )

export type Routes = typeof document

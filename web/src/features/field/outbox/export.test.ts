import { expect, it } from 'vitest'
import { seal, unseal } from './export'
import type { Act } from './types'

const act: Act = {
  id: '1', account: 'captain', seq: 1, verb: 'receive', collection: 'dispatches', subject: 'd1', title: '阳新液氨泄漏', body: { people: 34 }, occurredAt: '2026-11-21T06:00:00.000Z',
  state: 'waiting', tries: 0, answeredAt: null, refusal: null, resultId: null, exportedAt: null,
}

it('gives the acts back to whoever knows the phrase, and to nobody else', async () => {
  const file = await seal([act], '东门上风集结')
  expect(JSON.stringify(file)).not.toContain('阳新')
  expect(await unseal(file, '东门上风集结')).toEqual([act])
  await expect(unseal(file, '西门上风集结')).rejects.toThrow()
  await expect(unseal({ ...file, data: file.data.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }, '东门上风集结')).rejects.toThrow()
})

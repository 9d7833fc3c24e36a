import { describe, expect, it } from 'vitest'
import { isBlank, keepDrafts, missingFacts, readDrafts } from './drafts'

describe('drafts of reports', () => {
  it('survive a crash: another page finds every stroke', () => {
    const { add } = keepDrafts('a1')
    const draft = add()
    draft.fields.place_text = '阳新××化工 2 号库'
    draft.fields.injured = 2
    expect(readDrafts('a1').map((d) => [d.fields.place_text, d.fields.injured, d.fields.deaths])).toEqual([['阳新××化工 2 号库', 2, null]])
  })

  it('belong to the account that wrote them', () => {
    keepDrafts('a1').add().fields.words = 'x'
    expect(readDrafts('a2')).toEqual([])
  })

  it('leave nothing behind when blank or sent', () => {
    const { add, drop } = keepDrafts('a1')
    const draft = add()
    draft.fields.words = 'x'
    draft.fields.words = ''
    expect(isBlank(draft)).toBe(true)
    expect(readDrafts('a1')).toEqual([])
    draft.fields.words = 'y'
    drop(draft.id)
    expect(readDrafts('a1')).toEqual([])
  })

  it('get another key with another text, and keep it while only their state changes', () => {
    const draft = keepDrafts('a1').add()
    const first = draft.key
    draft.fields.what = 'hazmat_leak'
    const second = draft.key
    draft.state = 'waiting'
    expect(second).not.toBe(first)
    expect(draft.key).toBe(second)
  })

  it('need three facts and no more', () => {
    const draft = keepDrafts('a1').add()
    expect(missingFacts(draft.fields)).toEqual(['place_text', 'what', 'caller_name'])
    Object.assign(draft.fields, { place_text: '富池镇', what: 'dg_road', caller_name: '李某' })
    expect(missingFacts(draft.fields)).toEqual([])
  })
})

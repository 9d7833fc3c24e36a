import { describe, expect, it } from 'vitest'
import type { JointPlan } from '@/api/types'
import { givesWay } from './useJoint'

const plan = (id: string, decision: JointPlan['decision'] = null, org_path = 'cn.p42') => ({ id, decision, org_path }) as JointPlan

describe('the joint proposal being read', () => {
  it('takes new figures of its own at once', () => expect(givesWay(plan('a'), plan('a'))).toBe(true))
  it('is held while undecided when another one comes', () => expect(givesWay(plan('a'), plan('b'))).toBe(false))
  it('gives way once it was decided on, by anybody', () => expect(givesWay(plan('a', 'rejected'), plan('b'))).toBe(true))
  it('gives way to the proposal of a body that was chosen', () => expect(givesWay(plan('a'), plan('b', null, 'cn.p42.c4201'))).toBe(true))
  it('goes when its incidents need no sharing any more', () => expect(givesWay(plan('a'), undefined)).toBe(true))
})

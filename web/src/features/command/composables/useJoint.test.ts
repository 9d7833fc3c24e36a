import { describe, expect, it } from 'vitest'
import type { JointPlan } from '@/api/types'
import { holds } from './useJoint'

const plan = (decision: JointPlan['decision'] = null, org_path = 'cn.p42') => ({ decision, org_path }) as JointPlan

describe('the joint proposal being read', () => {
  it('is held while undecided', () => expect(holds(plan(), plan())).toBe(true))
  it('gives way once it was decided on, by anybody', () => expect(holds(plan('rejected'), plan())).toBe(false))
  it('gives way to the proposal of a body that was chosen', () => expect(holds(plan(), plan(null, 'cn.p42.c4201'))).toBe(false))
  it('goes when its incidents need no sharing any more', () => expect(holds(plan(), undefined)).toBe(false))
  it('lets the first one in', () => expect(holds(undefined, plan())).toBe(false))
})

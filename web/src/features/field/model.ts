/** The captain's order as the phone needs it: all of it must be there without a network. */
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type Order = Schemas['MyDispatchOut']
export type Task = Schemas['MyAssignmentOut']

export interface Work {
  orders: Order[]
  tasks: Task[]
}

export const NO_WORK: Work = { orders: [], tasks: [] }

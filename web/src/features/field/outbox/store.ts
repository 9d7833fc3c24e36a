/** The phone's own store: acts, the last fetched copies for each account, and what this device is called. */
import Dexie, { type EntityTable, type Table } from 'dexie'
import type { Act } from './types'

export interface Copy {
  account: string
  name: string
  /** When the request left, by this device's clock. [ms] */
  askedAt: number
  value: unknown
}

interface Note {
  name: string
  value: unknown
}

export class FieldStore extends Dexie {
  acts!: EntityTable<Act, 'id'>
  copies!: Table<Copy, [string, string]>
  notes!: EntityTable<Note, 'name'>

  constructor(name = 'muster-field') {
    super(name)
    this.version(1).stores({ acts: 'id, [account+state], [account+seq], seq', copies: '[account+name], account', notes: 'name' })
  }

  async note<T>(name: string): Promise<T | undefined> {
    return (await this.notes.get(name))?.value as T | undefined
  }

  async putNote(name: string, value: unknown): Promise<void> {
    await this.notes.put({ name, value })
  }
}

export const store = new FieldStore()

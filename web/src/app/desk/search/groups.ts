/** What can be found by name, group by group: who may look, where it is asked for, where a hit leads. The lists themselves keep the scope. */
import { api, take } from '@/api/client'

export interface Hit { id: string; label: string; hint: string; to: string }
export interface Found { hits: Hit[]; total: number | null }

export interface Group {
  name: 'incidents' | 'teams' | 'enterprises' | 'hazards' | 'targets' | 'places' | 'people'
  permission: string
  find: (q: string) => Promise<Found>
  /** The page that lists them all. */
  all?: (q: string) => string
}

/** So many of each group; the rest stands in its list. */
const FIRST = 4

const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')
const listed = (path: string) => (q: string) => `${path}?${new URLSearchParams({ q })}`

export const groups: readonly Group[] = [
  {
    name: 'incidents', permission: 'incident.view', all: listed('/ops/incidents'),
    find: async (q) => {
      const { items, total } = await take(api.GET('/api/incidents', { params: { query: { q, limit: FIRST } } }))
      return { total, hits: items.map((i) => ({ id: i.id, label: i.title, hint: joined(i.number, i.division_name), to: `/ops/incidents/${i.id}` })) }
    },
  },
  {
    name: 'teams', permission: 'team.view', all: listed('/reg/teams'),
    find: async (q) => {
      const { items, total } = await take(api.GET('/api/teams', { params: { query: { q, all_in_sight: true, limit: FIRST } } }))
      return { total, hits: items.map((i) => ({ id: i.id, label: i.name, hint: i.division_name, to: `/reg/teams/${i.id}` })) }
    },
  },
  {
    name: 'enterprises', permission: 'risk.view', all: listed('/reg/enterprises'),
    find: async (q) => {
      const { items, total } = await take(api.GET('/api/enterprises', { params: { query: { q, limit: FIRST } } }))
      return { total, hits: items.map((i) => ({ id: i.id, label: i.name, hint: joined(i.division_name, i.products), to: `/reg/enterprises/${i.id}` })) }
    },
  },
  {
    name: 'hazards', permission: 'risk.view', all: listed('/reg/hazards'),
    find: async (q) => {
      const { items, total } = await take(api.GET('/api/hazards', { params: { query: { q, limit: FIRST } } }))
      return { total, hits: items.map((i) => ({ id: i.id, label: i.name, hint: joined(i.enterprise_name, i.substance_names), to: `/reg/hazards/${i.id}` })) }
    },
  },
  {
    name: 'targets', permission: 'risk.view', all: listed('/reg/protect'),
    find: async (q) => {
      const { items, total } = await take(api.GET('/api/targets', { params: { query: { q, limit: FIRST } } }))
      return { total, hits: items.map((i) => ({ id: i.id, label: i.name, hint: i.division_name, to: `/reg/protect/${i.id}` })) }
    },
  },
  {
    name: 'places', permission: 'map.view',
    find: async (q) => {
      const items = await take(api.GET('/api/places', { params: { query: { q, limit: FIRST } } }))
      return { total: null, hits: items.map((i) => ({ id: i.id, label: i.name, hint: i.full_name, to: `/ops/map?${new URLSearchParams({ name: i.name, at: `${i.lon},${i.lat}` })}` })) }
    },
  },
  {
    name: 'people', permission: 'contact.view', all: listed('/duty/contacts'),
    find: async (q) => {
      const { items, total } = await take(api.GET('/api/contacts', { params: { query: { q, limit: FIRST } } }))
      return { total, hits: items.map((i) => ({ id: i.id, label: i.name, hint: joined(i.post, i.org_name), to: listed('/duty/contacts')(i.name) })) }
    },
  },
]

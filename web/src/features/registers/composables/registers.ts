/** The registers that have a page: where their entries come from, which columns a list shows, which fields a record has. */
import { api, take } from '@/api/client'

/** What every entry has; the rest is read by the field's name. */
export interface Entry {
  id: string
  name: string
  division_name: string
  completeness: number
  confirmed_at: string | null
  is_demonstration: boolean
  version: number
  updated_at: string
  [field: string]: unknown
}
export interface Origin { source: string; by: string; at: string; mark: string }
export interface Detail extends Entry { provenance: Record<string, Origin> }
export interface ListPage { items: Entry[]; total: number | null; next: string | null }

/** How a value is said: plain, a phone, a number of people, a dictionary word, a list of them, a share, a distance. */
export type Kind = 'text' | 'phone' | 'people' | 'word' | 'words' | 'number' | 'time' | 'position' | 'readiness' | 'list'
export interface FieldSpec { key: string; kind?: Kind; unit?: string }

export interface RegisterSpec {
  /** The right that may correct entries. */
  edit: string
  columns: FieldSpec[]
  fields: FieldSpec[]
  /** What the list may be narrowed by, and the code list that has the choices. */
  filters: { key: string; list: string }[]
  /** What the dictionary calls this register. */
  known: string
  export?: string
  list: (query: Record<string, string | undefined>, cursor: string | undefined) => Promise<ListPage>
  get?: (id: string) => Promise<Detail>
  confirm?: (id: string) => Promise<unknown>
}


// The generated types of rows differ per register; a page that shows any of them reads by field name.
const page = (call: Promise<unknown>) => call as Promise<ListPage>
const detail = (call: Promise<unknown>) => call as Promise<Detail>

export const registers: Record<string, RegisterSpec> = {
  teams: {
    known: 'teams',
    edit: 'team.edit',
    columns: [
      { key: 'name' }, { key: 'tier', kind: 'word' }, { key: 'disciplines', kind: 'words' }, { key: 'people', kind: 'people' },
      { key: 'readiness', kind: 'readiness' }, { key: 'status', kind: 'word' }, { key: 'division_name' }, { key: 'confirmed_at', kind: 'time' }, { key: 'completeness' },
    ],
    fields: [
      { key: 'tier', kind: 'word' }, { key: 'disciplines', kind: 'words' }, { key: 'host_name' }, { key: 'people', kind: 'people' },
      { key: 'people_on_duty', kind: 'people' }, { key: 'readiness', kind: 'readiness' }, { key: 'captain_name' }, { key: 'duty_phone', kind: 'phone' }, { key: 'address' },
      { key: 'position', kind: 'position' }, { key: 'service_radius_km', kind: 'number', unit: 'km' }, { key: 'self_support_hours', kind: 'number', unit: 'h' },
    ],
    filters: [{ key: 'discipline', list: 'discipline' }, { key: 'tier', list: 'team_tier' }, { key: 'state', list: 'readiness_state' }],
    export: '/api/teams/export.xlsx',
    list: (query, cursor) => page(take(api.GET('/api/teams', { params: { query: { ...query, all_in_sight: true, cursor, limit: 100 } as never } }))),
    get: (id) => detail(take(api.GET('/api/teams/{team_id}', { params: { path: { team_id: id } } }))),
    confirm: (id) => take(api.POST('/api/teams/{team_id}/confirm', { params: { path: { team_id: id } }, body: { fields: [] } })),
  },
  depots: {
    known: 'supply-bases',
    edit: 'team.edit',
    columns: [{ key: 'name' }, { key: 'division_name' }, { key: 'address' }, { key: 'duty_phone', kind: 'phone' }, { key: 'note' }, { key: 'completeness' }],
    fields: [{ key: 'address' }, { key: 'position', kind: 'position' }, { key: 'duty_phone', kind: 'phone' }, { key: 'keeper_name' }, { key: 'floor_area_m2', kind: 'number', unit: 'm²' }, { key: 'note' }],
    filters: [],
    list: async () => ({ items: (await take(api.GET('/api/supply-bases'))) as unknown as Entry[], total: null, next: null }),
    get: async (id) => ((await take(api.GET('/api/supply-bases'))) as unknown as Detail[]).find((base) => base.id === id) as Detail,
  },
  enterprises: {
    known: 'enterprises',
    edit: 'risk.edit',
    columns: [{ key: 'name' }, { key: 'uscc' }, { key: 'industry', kind: 'word' }, { key: 'scale', kind: 'word' }, { key: 'division_name' }, { key: 'employees', kind: 'people' }, { key: 'status', kind: 'word' }, { key: 'confirmed_at', kind: 'time' }, { key: 'completeness' }],
    fields: [
      { key: 'uscc' }, { key: 'site_id' }, { key: 'short_name' }, { key: 'industry', kind: 'word' }, { key: 'products' }, { key: 'scale', kind: 'word' },
      { key: 'employees', kind: 'people' }, { key: 'park_name' }, { key: 'status', kind: 'word' }, { key: 'division_name' }, { key: 'address' }, { key: 'position', kind: 'position' },
    ],
    filters: [{ key: 'industry', list: 'industry' }, { key: 'scale', list: 'enterprise_scale' }],
    export: '/api/enterprises/export.xlsx',
    list: (query, cursor) => page(take(api.GET('/api/enterprises', { params: { query: { ...query, cursor, limit: 100 } as never } }))),
    get: (id) => detail(take(api.GET('/api/enterprises/{enterprise_id}', { params: { path: { enterprise_id: id } } }))),
    confirm: (id) => take(api.POST('/api/enterprises/{enterprise_id}/confirm', { params: { path: { enterprise_id: id } }, body: { fields: [] } })),
  },
  hazards: {
    known: 'hazards',
    edit: 'risk.edit',
    columns: [{ key: 'name' }, { key: 'level', kind: 'word' }, { key: 'enterprise_name' }, { key: 'substance_names' }, { key: 'r_value', kind: 'number' }, { key: 'division_name' }, { key: 'status', kind: 'word' }, { key: 'confirmed_at', kind: 'time' }, { key: 'completeness' }],
    fields: [
      { key: 'code' }, { key: 'enterprise_name' }, { key: 'unit', kind: 'word' }, { key: 'level', kind: 'word' }, { key: 'r_value', kind: 'number' }, { key: 'alpha', kind: 'number' },
      { key: 'filing_no' }, { key: 'assessed_on' }, { key: 'status', kind: 'word' }, { key: 'division_name' }, { key: 'address' }, { key: 'position', kind: 'position' },
    ],
    filters: [{ key: 'level', list: 'hazard_level' }],
    export: '/api/hazards/export.xlsx',
    list: (query, cursor) => page(take(api.GET('/api/hazards', { params: { query: { ...query, cursor, limit: 100 } as never } }))),
    get: (id) => detail(take(api.GET('/api/hazards/{hazard_id}', { params: { path: { hazard_id: id } } }))),
    confirm: (id) => take(api.POST('/api/hazards/{hazard_id}/confirm', { params: { path: { hazard_id: id } }, body: { fields: [] } })),
  },
  targets: {
    known: 'targets',
    edit: 'risk.edit',
    columns: [{ key: 'name' }, { key: 'kind', kind: 'word' }, { key: 'sensitivity', kind: 'word' }, { key: 'people', kind: 'people' }, { key: 'division_name' }, { key: 'confirmed_at', kind: 'time' }, { key: 'completeness' }],
    fields: [
      { key: 'code' }, { key: 'kind', kind: 'word' }, { key: 'sensitivity', kind: 'word' }, { key: 'people', kind: 'people' }, { key: 'contact_name' }, { key: 'phone', kind: 'text' },
      { key: 'division_name' }, { key: 'address' }, { key: 'position', kind: 'position' },
    ],
    filters: [{ key: 'kind', list: 'target_kind' }],
    export: '/api/targets/export.xlsx',
    list: (query, cursor) => page(take(api.GET('/api/targets', { params: { query: { ...query, cursor, limit: 100 } as never } }))),
    get: (id) => detail(take(api.GET('/api/targets/{target_id}', { params: { path: { target_id: id } } }))),
    confirm: (id) => take(api.POST('/api/targets/{target_id}/confirm', { params: { path: { target_id: id } }, body: { fields: [] } })),
  },
}

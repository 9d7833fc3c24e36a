/** The kinds of accident, from the server; the last known ones when it cannot be reached, for a call comes all the same. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { said } from '@/kit/said'
import { api, take } from './client'
import type { IncidentType } from './types'

const KEY = 'muster.incident-types'

function remembered(): IncidentType[] | undefined {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '') as IncidentType[]
  } catch {
    return undefined
  }
}

export function useIncidentTypes() {
  const last = remembered()
  const { data, isError, refetch } = useQuery({
    queryKey: ['incident-types'],
    staleTime: Infinity,
    queryFn: async () => {
      const types = await take(api.GET('/api/incident-types'))
      localStorage.setItem(KEY, JSON.stringify(types))
      return types
    },
  })
  const types = computed(() => data.value ?? last ?? [])
  const nameOf = (code: string): string => {
    const found = types.value.find((type) => type.code === code)
    return found ? said(found) : code
  }
  return { types, nameOf, isError, refetch }
}

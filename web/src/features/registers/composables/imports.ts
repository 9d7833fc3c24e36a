/** Imports from Excel: the registers on offer, the batches, one batch as it moves. */
import { computed, type Ref } from 'vue'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { api, take } from '@/api/client'
import type { components } from '@/api/schema'
import { useLive } from '@/live/live'

export type Batch = components['schemas']['BatchOut']
export type Row = components['schemas']['RowOut']
export type Register = components['schemas']['RegisterOut']

export const STEPS = ['upload', 'match', 'mend', 'commit', 'done'] as const

/** Which of the five steps a batch stands at. */
export function stepOf(batch: Batch): number {
  if (batch.state === 'reading' || batch.state === 'failed') return 0
  if (batch.state === 'matching') return 1
  if (batch.state === 'checking' || (batch.state === 'checked' && (batch.counts.error ?? 0) > 0)) return 2
  return batch.state === 'checked' || batch.state === 'writing' ? 3 : 4
}

export const isBusy = (batch: Batch): boolean => ['reading', 'checking', 'writing', 'taking_back'].includes(batch.state)

export const useRegisters = () => useQuery({ queryKey: ['import-registers'], queryFn: () => take(api.GET('/api/imports/registers')), staleTime: 600_000 })

/** One batch; while the server works on it, it is looked at again by news and, should news be away, every two seconds. */
export function useBatch(id: Ref<string>) {
  const cache = useQueryClient()
  const key = computed(() => ['import', id.value] as const)
  const again = () => void cache.invalidateQueries({ queryKey: key.value })
  useLive((messages) => messages.some((m) => m.type === 'imports.batch_changed' && m.data.batch_id === id.value) && again(), again)
  return useQuery({
    queryKey: key,
    queryFn: () => take(api.GET('/api/imports/{batch_id}', { params: { path: { batch_id: id.value } } })),
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data) ? 2000 : false),
  })
}

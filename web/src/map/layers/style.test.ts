import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { baseStyle } from '../base/style'
import { readTheme } from '../theme'
import type { MapLayer } from '../types'
import { areaLayer, enterpriseTiles, hazardLayer, hazardTiles, incidentLayer, pointLayer, ringLayer, targetLayer, targetTiles, teamLayer, teamShape } from './factories'
import { clickable, isClustered, layerData, layerSource, layerStyles } from './style'

const theme = readTheme()
const team = (id: number, state: string | null = 'standby') => ({ id: String(id), name: `队伍 ${id}`, lon: 114 + id / 1000, lat: 30, state })
const every: MapLayer[] = [
  incidentLayer([{ id: '1', name: '阳新液氨泄漏', lon: 115.2, lat: 29.8 }]),
  teamLayer([team(1)]),
  hazardLayer(Array.from({ length: 501 }, (_, i) => ({ id: String(i), name: '', lon: 114, lat: 30, level: 'level_2' }))),
  targetLayer([{ id: 's', name: '富池二小', lon: 115.3, lat: 29.8, kind: 'school' }]),
  enterpriseTiles(), hazardTiles(), targetTiles({ visible: false }), ringLayer([115.2, 29.8], [300, 1100]),
  areaLayer('zones', [{ id: 'a', geometry: { type: 'Polygon', coordinates: [[[115, 30], [115.1, 30], [115.1, 30.1], [115, 30]]] }, tone: 'first', dashed: true, label: 'AEGL-2' }]), pointLayer('picked', { lon: 115, lat: 30 }),
]

describe('the style', () => {
  it.each([[null, []], ['http://x/{z}/{x}/{y}', []], ['http://x/{z}/{x}/{y}', ['http://x/{z}/{x}/{y}']]] as const)('is valid with base tiles %s and rasters %s', (tiles, rasters) => {
    const style = baseStyle(theme, { tiles, rasters })
    for (const layer of every) {
      style.sources[layer.id] = layerSource(layer)
      style.layers.push(...layerStyles(layer, theme))
    }
    // The renderer draws every script from local fonts, so the style names no glyphs; the older validator still asks for them.
    expect(validateStyleMin(style as never).filter((error) => !/glyphs/.test(error.message))).toEqual([])
  })
  it('asks only our own host', () => {
    for (const layer of every.filter((l) => l.kind === 'tiles')) expect(JSON.stringify(layerSource(layer))).toContain(`"${location.origin}/api/tiles/`)
  })
})

describe('a layer', () => {
  it('leaves out what has no position', () => {
    const layer = teamLayer([team(1), { ...team(2), lon: null }])
    expect(layerData(layer).type).toBe('FeatureCollection')
    expect(layer.objects.map((o) => o.id)).toEqual(['1'])
  })
  it('clusters above 500 symbols and not before', () => {
    const of = (n: number) => teamLayer(Array.from({ length: n }, (_, i) => team(i)))
    expect([500, 501].map((n) => isClustered(of(n)))).toEqual([false, true])
  })
  it('answers no click while hidden', () => {
    expect(clickable(teamLayer([team(1)], { visible: false }))).toEqual([])
    expect(clickable(teamLayer([team(1)]))).toEqual(['teams:symbol'])
  })
  it.each([['standby', 'standby'], ['turned_out', 'enroute'], ['arrived', 'onscene'], ['issued', 'noack'], ['out_of_service', 'out'], [null, 'unknown'], ['new-word', 'unknown']])(
    'draws a team that is %s as %s', (state, shape) => {
      expect(teamShape(state)).toBe(shape)
    })
})

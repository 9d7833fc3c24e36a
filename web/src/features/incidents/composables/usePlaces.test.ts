import { describe, expect, it } from 'vitest'
import { namedIn, type PlaceOption } from './usePlaces'

const place = (label: string, lon: number | null = 1): PlaceOption => ({ id: label, label, hint: label, lon, lat: lon, enterpriseId: null })

describe('namedIn', () => {
  it('takes the narrowest place that the words name', () => {
    expect(namedIn('阳新县富池镇 2 号库', [place('阳新县'), place('富池镇'), place('新县')])?.label).toBe('富池镇')
  })

  it('guesses nothing from words that only look alike, nor a place without a position', () => {
    expect(namedIn('富池', [place('富池镇')])).toBeNull()
    expect(namedIn('富池镇', [place('富池镇', null)])).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { bearing, circle, destination, distance, formatCoordinates, formatDistance, pathLength, scaleBar } from './geodesy'

describe('distances on the ground', () => {
  it('measures one degree of latitude as 111.195 km', () => {
    expect(distance([114, 30], [114, 31])).toBeCloseTo(111_195, -1)
  })
  it('adds up along a path', () => {
    expect(pathLength([[114, 30], [114, 31], [114, 30]])).toBeCloseTo(222_390, -2)
    expect(pathLength([[114, 30]])).toBe(0)
  })
  it('comes back to where it went', () => {
    for (const azimuth of [0, 82, 180, 271]) {
      const there = destination([115.2, 29.8], azimuth, 6200)
      expect(distance([115.2, 29.8], there)).toBeCloseTo(6200, 3)
      expect(bearing([115.2, 29.8], there)).toBeCloseTo(azimuth, 6)
    }
  })
  it('closes its circles', () => {
    const ring = circle([115, 30], 500)
    expect(ring[0]?.[0]).toBeCloseTo(ring.at(-1)?.[0] as number, 12)
  })
})

describe('how it is said', () => {
  it.each([[0, '0 m'], [849.6, '850 m'], [6200, '6.2 km'], [108_000, '108 km']])('says %d m as %s', (metres, said) => {
    expect(formatDistance(metres)).toBe(said)
  })
  it('writes coordinates with their half of the world', () => {
    expect(formatCoordinates(115.395, 29.868)).toBe('29.8680°N 115.3950°E')
    expect(formatCoordinates(-70.1, -33.5)).toBe('33.5000°S 70.1000°W')
  })
  it('picks the longest round length that fits', () => {
    expect(scaleBar(100, 96)).toEqual({ metres: 5000, width: 50 })
    expect(scaleBar(1, 96)).toEqual({ metres: 50, width: 50 })
  })
})

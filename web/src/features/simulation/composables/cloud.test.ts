import { describe, expect, it } from 'vitest'
import { destination, type LonLat } from '@/map'
import { cloudAt, downwind, frontAt } from './cloud'

const source: LonLat = [115.2, 29.8]
const front = [[10, 5], [100, 50], [1000, 600]]
/** A strip of 1 km to the south-west, 200 m wide. */
const corner = (along: number, aside: number) => [...destination(destination(source, 225, along), 315, aside)]
const strip = { type: 'Polygon' as const, coordinates: [[corner(0, -100), corner(1000, -100), corner(1000, 100), corner(0, 100), corner(0, -100)]] }
const reach = (area: ReturnType<typeof cloudAt>) => Math.max(...area!.coordinates.flat(2).map((p) => downwind(source, 45, [(p as number[])[0]!, (p as number[])[1]!])))

describe('the front', () => {
  it.each([[0, 0], [5, 10], [325, 550], [600, null], [9999, null]])('after %s s stands at %s m', (seconds, metres) => {
    expect(frontAt(front, seconds)).toBe(metres)
  })
  it('is unknown where no model followed it', () => expect(frontAt([], 10)).toBeNull())
})

describe('the cloud', () => {
  it('is cut at its front', () => expect(reach(cloudAt(strip, source, 45, 0, 400))).toBeCloseTo(400, -1))
  it('leaves what its tail has passed', () => {
    const area = cloudAt(strip, source, 45, 300, 400)!
    expect(Math.min(...area.coordinates.flat(2).map((p) => downwind(source, 45, [(p as number[])[0]!, (p as number[])[1]!])))).toBeCloseTo(300, -1)
  })
  it('is nowhere once it has passed', () => expect(cloudAt(strip, source, 45, 2000, 3000)).toBeNull())
})

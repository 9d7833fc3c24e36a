/** An engine that is slow or away comes back by itself: who was answered without it asks again until it does. */
const AGAIN_MS = 5_000

export const untilHealed = (degraded: readonly string[] | undefined): number | false =>
  degraded?.some((why) => why === 'engine-away' || why === 'engine-slow') ? AGAIN_MS : false

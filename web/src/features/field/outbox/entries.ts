/** Who went in and did not come out, by this phone's own acts. Pure. */
import { promised } from './outbox'
import type { Act } from './types'

const entered = (act: Act, dispatchId: string) => act.collection === 'entries' && act.verb === 'enter' && act.state !== 'refused' && act.body.dispatch_id === dispatchId

/** An exit names the entry by the server's id, or by the act while the entry had not arrived. */
const left = (enter: Act, acts: readonly Act[]) => acts.some((act) => act.verb === 'exit' && act.state !== 'refused' && [promised(enter.id), enter.resultId].includes(act.subject))

export const insideOf = (acts: readonly Act[], dispatchId: string): Act[] => acts.filter((act) => entered(act, dispatchId) && !left(act, acts))

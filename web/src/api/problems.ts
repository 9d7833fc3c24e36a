/** What went wrong, typed. The server answers RFC 9457 problem JSON in the reader's language; the network's own failures get ours. */

export interface FieldError { loc: string; msg: string }

export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail = '',
    readonly instance = '',
    readonly errors: FieldError[] = [],
  ) {
    super(title || code)
  }

  /** The server could not be reached: the work may be kept and sent again. */
  get offline(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

interface ProblemBody { code?: string; title?: string; detail?: unknown; instance?: string; errors?: FieldError[] }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Reads a refused answer, whatever shape it has. */
export async function problemOf(response: Response): Promise<Problem> {
  let body: ProblemBody = {}
  try {
    const read: unknown = await response.clone().json()
    if (isRecord(read)) body = read as ProblemBody
  } catch {
    // A proxy's own page is no problem JSON; the status says enough.
  }
  const detail = typeof body.detail === 'string' ? body.detail : ''
  return new Problem(body.code ?? `http-${response.status}`, response.status, body.title ?? '', detail, body.instance ?? '', body.errors ?? [])
}

export const unreachable = (): Problem => new Problem('unreachable', 0, '')

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('unexpected', -1, error instanceof Error ? error.message : String(error))

/** Where in the form a fault lies: the server's path without the parts that say that it came in a body or an address. */
export const placeOf = (loc: string): string => loc.replace(/^(body|query|path)\.(body\.)?/, '')

/** The sentence to show: the server's own words first, ours for what never reached it. */
export function sayProblem(error: unknown, t: (key: string, params?: Record<string, unknown>) => string): string {
  const problem = asProblem(error)
  if (problem.status === 0) return t('api.unreachable')
  const whole = problem.detail.startsWith(problem.title.replace(/[。.]$/, ''))
  const said = (whole ? [problem.detail] : [problem.title, problem.detail]).filter((text) => text !== '')
  if (problem.errors.length > 0) said.push(problem.errors.map((e) => `${placeOf(e.loc)}: ${e.msg}`).join('; '))
  return said.length > 0 ? said.join(' ') : t('api.refused', { status: problem.status })
}

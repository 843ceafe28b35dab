/** An answer with `ok: false`: the platform understood the call and says no, in its own words. */
export class ApiRefusal extends Error {
  readonly code: number
  readonly description: string
  readonly parameters: Record<string, number> | undefined

  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description)
    this.name = 'ApiRefusal'
    this.code = code
    this.description = description
    this.parameters = parameters
  }
}

/** A 400: the call itself is wrong. */
export const bad = (reason: string): ApiRefusal => new ApiRefusal(400, `Bad Request: ${reason}`)

/** A 403: the bot may not reach this person or chat. */
export const forbidden = (reason: string): ApiRefusal => new ApiRefusal(403, `Forbidden: ${reason}`)

/** A 404: this server knows no such method, as an older one would say. */
export const notFound = (): ApiRefusal => new ApiRefusal(404, 'Not Found')

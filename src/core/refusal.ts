/** What may be refused, with the HTTP status that says so. Codes are stable: callers branch on them. */
const STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  proof_needed: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  duplicate: 409,
  in_bin: 409,
  unsettled_claims: 409,
  gone: 410,
  stale: 412,
  too_large: 413,
  unsupported_file: 415,
  unsupported_media_type: 415,
  invalid: 422,
  idempotency_mismatch: 422,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
} as const;

export const REFUSAL_CODES = Object.keys(STATUS) as RefusalCode[];

export type RefusalCode = keyof typeof STATUS;
export type RefusalStatus = (typeof STATUS)[RefusalCode];

/** Something a caller asked for and may not have, or not like this. `fields` names each field and what would be right. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RefusalCode, message: string, fields?: Record<string, string>, retryAfterSeconds?: number) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): RefusalStatus {
    return STATUS[this.code];
  }
}

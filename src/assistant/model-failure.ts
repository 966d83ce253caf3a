/** Why a model did not answer. */

export type FailureReason =
  | "unauthorized"
  | "rate_limited"
  | "timeout"
  | "server_error"
  | "unreachable"
  | "cut"
  | "invalid_output"
  | "wrong_language"
  | "too_long"
  | "refused"
  | "budget_spent"
  | "price_unknown"
  | "resting"
  | "stopped";

/** What the model's server said when it refused, where it said so in HTTP. */
export interface Refused {
  status?: number | undefined;
  /** How long it wants to be left alone. */
  retryAfterMs?: number | undefined;
}

export class ModelFailure extends Error {
  readonly reason: FailureReason;
  readonly refused: Refused;

  constructor(reason: FailureReason, message: string, refused: Refused = {}) {
    super(message);
    this.name = "ModelFailure";
    this.reason = reason;
    this.refused = refused;
  }
}

/** The one typed reason behind whatever was thrown while a model was asked. */
export function failureOf(thrown: unknown): ModelFailure {
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) if (cause instanceof ModelFailure) return cause;
  const { status, headers, message = String(thrown) } = (thrown ?? {}) as { status?: number; headers?: Headers; message?: string };
  return new ModelFailure(reasonOf(status, thrown), message.slice(0, 300), { status, retryAfterMs: retryAfterMs(headers) });
}

function reasonOf(status: number | undefined, thrown: unknown): FailureReason {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 429) return "rate_limited";
  if (status === 408) return "timeout";
  if (status !== undefined) return status >= 500 ? "server_error" : "invalid_output";
  if (thrown instanceof SyntaxError) return "invalid_output";
  return /terminated|closed|reset|premature|network connection lost|aborted/i.test(String((thrown as Error)?.message))
    ? "cut"
    : "unreachable";
}

function retryAfterMs(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get("retry-after-ms"));
  const seconds = Number(headers?.get("retry-after"));
  return ms > 0 ? ms : seconds > 0 ? seconds * 1_000 : undefined;
}

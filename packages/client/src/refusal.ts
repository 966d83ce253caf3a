import type { Problem } from "./api.gen.ts";

/** `unreachable` is the client's own: no answer came, or none that could be read. */
export type RefusalCode = Problem["code"] | "unreachable";

/** What the API refused: branch on `code`, show `message`, mark the `fields`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** Each field that is not right, and what would be. */
  readonly fields: Record<string, string>;
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    problem: Partial<Omit<Problem, "code">> & { code: RefusalCode },
    retryAfterSeconds?: number,
    cause?: unknown,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`, { cause });
    this.code = problem.code;
    this.status = status;
    this.fields = problem.fields ?? {};
    this.requestId = problem.requestId;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whether something thrown is a refusal, with that code where one is given. */
export const isRefused = (thrown: unknown, code?: RefusalCode): thrown is Refusal =>
  thrown instanceof Refusal && (code === undefined || thrown.code === code);

export async function refusalOf(response: Response): Promise<Refusal> {
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  const body = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  return new Refusal(response.status, { code: "unreachable", ...body }, Number.isFinite(wait) ? wait : undefined);
}

import type { Context, Locale, Origin, Ports } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import type { Log } from "../core/log.ts";

/** Somebody at the door, who may be nobody yet: the first argument of the verbs that let people in. A `Context` will do as one. */
export interface Visit {
  readonly now: number;
  readonly locale: Locale;
  readonly directory: Database;
  readonly origin: Origin;
  readonly ports: Pick<Ports, "hubOf" | "databaseAt" | "sendMail" | "workshop" | "signer" | "vault" | "publicUrl" | "mailFrom">;
  readonly log: Log;
  defer: Context["defer"];
}

/** A visit from a browser, with what its cookies say. */
export interface Arrival extends Visit {
  /** The cookie that a browser keeps which somebody has signed in from. */
  readonly deviceToken: string | undefined;
  /** The session that the browser already has; a new one takes its place. */
  readonly sessionToken: string | undefined;
}

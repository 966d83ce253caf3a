import type { Refused } from "./model-failure.ts";

/** What a server of the OpenAI protocol understands. Servers differ; each is asked for all it can do and learnt from when it refuses. */
export interface Abilities {
  /** How it can be held to JSON: by a schema, to any object, or by words alone. */
  shape: "schema" | "object" | "none";
  streams: boolean;
  /** Takes `stream_options` and tells at the end of a stream what it cost. */
  tellsUsage: boolean;
  /** Knows messages of the role "system". */
  hasSystem: boolean;
  /** What the limit of an answer's length is called. */
  limit: "max_completion_tokens" | "max_tokens" | "none";
  /** What the base address lacks in front of `/chat/completions`. */
  path: "" | "/v1";
}

/** What OpenAI itself, AI Gateway and vLLM can do. */
export const ALL_ABILITIES: Abilities = {
  shape: "schema",
  streams: true,
  tellsUsage: true,
  hasSystem: true,
  limit: "max_completion_tokens",
  path: "",
};

/** What was learnt is forgotten after this long: servers are updated. */
const REMEMBERED_MS = 60 * 60_000;
const MOST_SERVERS = 500;
const known = new Map<string, { abilities: Abilities; until: number }>();

export function abilitiesOf(server: string, now = Date.now()): Abilities {
  const found = known.get(server);
  return found && found.until > now ? found.abilities : ALL_ABILITIES;
}

export function rememberAbilities(server: string, abilities: Abilities, now = Date.now()): void {
  if (known.size >= MOST_SERVERS) known.clear();
  known.set(server, { abilities, until: now + REMEMBERED_MS });
}

export const forgetAbilities = (server: string): void => void known.delete(server);

type Step = [complaint: RegExp, plainer: (now: Abilities) => Partial<Abilities> | undefined];

const lessShape = ({ shape }: Abilities): Partial<Abilities> | undefined =>
  shape === "none" ? undefined : { shape: shape === "schema" ? "object" : "none" };
const otherLimit = ({ limit }: Abilities): Partial<Abilities> | undefined =>
  limit === "none" ? undefined : { limit: limit === "max_tokens" ? "none" : "max_tokens" };
const unless = (isSo: boolean, step: Partial<Abilities>) => (isSo ? undefined : step);

/** What a server complains of, and what to leave out then. The first that fits and still changes something is taken. */
const STEPS: Step[] = [
  [/response_format|json_schema|json_object|structured|guided/i, lessShape],
  [/stream_options|include_usage/i, ({ tellsUsage }) => unless(!tellsUsage, { tellsUsage: false })],
  [/max_(?:completion_)?tokens/i, otherLimit],
  [/\bsystem\b|\brole\b|alternat/i, ({ hasSystem }) => unless(!hasSystem, { hasSystem: false })],
  [/\bstream(?:ing|ed)?\b/i, ({ streams }) => unless(!streams, { streams: false })],
];

/** When a server only says no: less and less of the protocol, from what is most often unknown. */
const LADDER: Partial<Abilities>[] = [
  { shape: "object", tellsUsage: false, limit: "max_tokens" },
  { shape: "none", tellsUsage: false, limit: "none" },
  { shape: "none", tellsUsage: false, limit: "none", hasSystem: false },
  { shape: "none", tellsUsage: false, limit: "none", hasSystem: false, streams: false },
];

/** How to ask after a refusal: undefined when asking more plainly would not help. */
export function plainer(now: Abilities, { status }: Refused, message: string): Abilities | undefined {
  if (status === 404 || status === 405) return now.path === "" && !/model/i.test(message) ? { ...now, path: "/v1" } : undefined;
  if (status !== 400 && status !== 415 && status !== 422 && status !== 501) return undefined;
  for (const [complaint, step] of STEPS) {
    const less = complaint.test(message) ? step(now) : undefined;
    if (less) return { ...now, ...less };
  }
  const next = LADDER.find((rung) => Object.entries(rung).some(([name, value]) => isMore(now, name as keyof Abilities, value)));
  return next ? least(now, next) : undefined;
}

const ORDER: Record<string, unknown[]> = { shape: ["schema", "object", "none"], limit: ["max_completion_tokens", "max_tokens", "none"] };
const rankOf = (name: string, value: unknown): number => (ORDER[name] ?? [true, false]).indexOf(value);
const isMore = (now: Abilities, name: keyof Abilities, value: unknown): boolean => rankOf(name, now[name]) < rankOf(name, value);

/** The plainer of both in each respect. */
function least(now: Abilities, rung: Partial<Abilities>): Abilities {
  const fewer = Object.entries(rung).filter(([name, value]) => isMore(now, name as keyof Abilities, value));
  return { ...now, ...Object.fromEntries(fewer) };
}

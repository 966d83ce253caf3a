import { type FeedEntry, OPERATIONS, type Operations } from "./api.gen.ts";
import { type Answer, type ClientOptions, request } from "./request.ts";

export type * from "./api.gen.ts";
export { isRefused, Refusal, type RefusalCode } from "./refusal.ts";
export type { Answer, ClientOptions };

type Name = keyof Operations;
type Args<N extends Name> = Operations[N]["args"];
/** What may be left out where nothing has to be said. */
type Rest<A> = Record<never, never> extends A ? [args?: A] : [args: A];
/** Operations that answer in pages. */
type Paged = { [N in Name]: Operations[N]["answer"] extends { items: unknown[]; nextCursor: string | null } ? N : never }[Name];
type Item<N extends Paged> = Operations[N]["answer"]["items"][number];

interface Beyond {
  /** The same as the operation's own method, with what the headers say: the change's id, the version. */
  call<N extends Name>(name: N, ...args: Rest<Args<N>>): Promise<Answer<Operations[N]["answer"]>>;
  /** Every record of a list, page after page as they are needed. */
  each<N extends Paged>(name: N, ...args: Rest<Args<N>>): AsyncGenerator<Item<N>, void, undefined>;
  /** Every change since a cursor (or since all that is kept) up to now; keep the `cursor` of the last one you have dealt with. */
  changes(args?: Args<"readFeed">): AsyncGenerator<FeedEntry, void, undefined>;
}

/** One method for each operation of the API, by its `operationId`: `listContacts({ q: "ánh" })`. */
export type Relata = { [N in Name]: (...args: Rest<Args<N>>) => Promise<Operations[N]["answer"]> } & Beyond;

/** A client of one workspace. What the API refuses is thrown as a `Refusal`. */
export function relata(options: ClientOptions): Relata {
  const call = <N extends Name>(name: N, args?: Args<N>) => request(options, name, (args ?? {}) as Args<N>);
  const methods = Object.keys(OPERATIONS).map((name) => [name, async (args?: Args<Name>) => (await call(name as Name, args)).data]);
  return {
    ...Object.fromEntries(methods),
    call,
    each: (name: Paged, args?: Args<Paged>) => each(call, name, args),
    changes: (args?: Args<"readFeed">) => changes(call, args),
  } as Relata;
}

type Call = <N extends Name>(name: N, args?: Args<N>) => Promise<Answer<Operations[N]["answer"]>>;

async function* each(call: Call, name: Paged, args: Args<Paged> = {} as Args<Paged>): AsyncGenerator {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data } = await call(name, { limit: 100, ...args, ...(cursor ? { cursor } : {}) } as Args<Paged>);
    const page = data as { items: unknown[]; nextCursor: string | null };
    yield* page.items;
    cursor = page.nextCursor;
  }
}

async function* changes(call: Call, args: Args<"readFeed"> = {}): AsyncGenerator<FeedEntry> {
  for (let { since } = args; ; ) {
    const { data } = await call("readFeed", { limit: 1_000, ...args, since });
    yield* data.items;
    if (!data.hasMore) return;
    since = data.cursor;
  }
}

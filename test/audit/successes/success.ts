import type { Shown } from "../../records/kinds.ts";
import type { App } from "../../support/app.ts";
import type { Answer, Client } from "../../support/client.ts";
import { type Databases, databasesOf } from "../../support/databases.ts";

export type Reply = Promise<Answer<unknown>>;
/** What is made ready first; then the request that is to leave a row. */
export type Success = () => Promise<() => Reply>;
/** Routes by method and path, and how each succeeds. */
export type Successes = [route: string, success: Success][];

/** Where they succeed. */
export interface World extends Databases {
  app: App;
  owner: Client;
  company: Shown;
  /** Makes one of that plural, as the owner. */
  made(plural: string, input: Record<string, unknown>): Promise<Shown>;
}

export async function worldOf(app: App): Promise<World> {
  const { owner } = app;
  const made = async (plural: string, input: Record<string, unknown>): Promise<Shown> => {
    const answer = await owner.post<Shown>(plural, input);
    if (answer.status !== 201) throw new Error(`${plural}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { app, owner, ...databasesOf(app), made, company: await made("companies", { name: "Có" }) };
}

export const ready =
  (request: () => Reply): Success =>
  async () =>
    request;

export const onId = (make: () => Promise<string>, request: (id: string) => Reply): Success => {
  return async () => {
    const id = await make();
    return () => request(id);
  };
};

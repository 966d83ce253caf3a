import type { App } from "./app.ts";
import { Client } from "./client.ts";
import { DatabaseView } from "./databases.ts";
import { eventually } from "./mailbox.ts";

export interface Opened {
  id: string;
  name: string;
  /** Signed in to it. */
  owner: Client;
  /** Its database, where it lies on the machine. */
  database: DatabaseView;
}

/** A signed-in client after it went to another of its workspaces: the old one's session is gone. */
export async function switched(app: Pick<App, "url">, client: Client, workspaceId: string): Promise<Client> {
  const answer = await client.post("me/workspace", { workspaceId });
  if (answer.status !== 200) throw new Error(`Switching failed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return Client.withCookies(app.url, answer.headers);
}

/** A further workspace, made by whoever is signed in, and a session of its owner in it. */
export async function openWorkspace(app: App, by: Client, name: string): Promise<Opened> {
  const made = await by.post<{ id: string; name: string }>("workspaces", { name });
  if (made.status !== 201) throw new Error(`No workspace was made: ${made.status} ${JSON.stringify(made.body)}`);
  const { url, token } = app.runtime.libsql;
  return { ...made.body, owner: await switched(app, by, made.body.id), database: new DatabaseView(`${url}/${made.body.id}/`, token) };
}

const followed = new Set<string>();

/** The secret behind the # of the mail's link to a page such as `/join`, once there is one that was not asked for before; of a mail that mentions `about`. */
export async function tokenFor(app: App, address: string, page: string, about = ""): Promise<string> {
  const link = new RegExp(`/${page}#([\\w-]{43})`);
  const token = await eventually(`a link to /${page} for ${address}`, async () => {
    const letters = (await app.mailbox.letters()).filter(({ to }) => to?.some((each) => each.address === address));
    const meant = letters.filter(({ text }) => text?.includes(about));
    return meant.flatMap(({ text }) => link.exec(text ?? "")?.[1] ?? []).find((each) => !followed.has(each));
  });
  followed.add(token);
  return token;
}

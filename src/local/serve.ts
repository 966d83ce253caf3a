import { buildAll, type Report } from "./build.ts";
import { LocalFailure } from "./failure.ts";
import { choosePort, DEFAULT_PORT } from "./ports.ts";
import { type Runtime, runOn } from "./runtime.ts";
import { openStore } from "./store.ts";

export interface ServeOptions {
  dataDir: string;
  port?: number;
  /** No sample records in a workspace that is made now. */
  empty: boolean;
  report: Report;
}

/** Who can sign in and where, as the Worker's own set-up answers. */
export interface SetUp {
  /** The password is told only when it was made just now. */
  signIn: { email: string; password: string | null; name: string; role: string }[];
  workspace: { id: string; name: string };
  sampleLoaded: boolean;
}

/** Builds what is out of date, starts everything on the data folder and brings its databases up to the newest schema. */
export async function serve({ dataDir, port: asked, empty, report }: ServeOptions): Promise<{ runtime: Runtime; setUp: SetUp }> {
  const port = await choosePort(asked);
  if (asked === undefined && port !== DEFAULT_PORT) report(`Port ${DEFAULT_PORT} is taken, so Relata answers on ${port}.`);
  const runtime = await openAndRun(dataDir, port, report);
  try {
    return { runtime, setUp: await setUpDatabases(runtime, { empty }) };
  } catch (thrown) {
    await runtime.close();
    throw thrown;
  }
}

/** The folder is taken before anything is built: what is wrong with it should be said at once. */
async function openAndRun(dataDir: string, port: number, report: Report): Promise<Runtime> {
  const store = await openStore(dataDir);
  const built = await buildAll(report).catch(async (thrown: unknown) => {
    await store.close();
    throw thrown;
  });
  return await runOn(store, port, { ...built, env: process.env });
}

/** Has the Worker migrate both schemas and make the first workspace where there is none. */
export async function setUpDatabases({ url, internalToken, folder }: Runtime, body: { empty: boolean }): Promise<SetUp> {
  const response = await fetch(`${url}/internal/setup`, {
    method: "POST",
    headers: { authorization: `Bearer ${internalToken}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as SetUp;
  const detail = ((await response.json().catch(() => ({}))) as { detail?: string }).detail;
  throw new LocalFailure(`The databases could not be set up (${detail ?? `status ${response.status}`}): ${folder.log} says more.`);
}

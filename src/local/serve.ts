import { buildAll, type Report } from "./build.ts";
import { choosePort, DEFAULT_PORT } from "./ports.ts";
import { type Runtime, runOn } from "./runtime.ts";
import { type Founding, type SetUp, setUpDatabases, unheeded } from "./set-up.ts";
import { openStore } from "./store.ts";

export interface ServeOptions {
  dataDir: string;
  port?: number;
  founding: Founding;
  report: Report;
}

/** Builds what is out of date, starts everything on the data folder and brings its databases up to the newest schema. */
export async function serve({ dataDir, port: asked, founding, report }: ServeOptions): Promise<{ runtime: Runtime; setUp: SetUp }> {
  const port = await choosePort(asked);
  if (asked === undefined && port !== DEFAULT_PORT) report(`Port ${DEFAULT_PORT} is taken, so Relata answers on ${port}.`);
  const runtime = await openAndRun(dataDir, port, report);
  try {
    const setUp = await setUpDatabases(runtime, founding);
    const notice = unheeded(founding, setUp);
    if (notice) report(notice);
    return { runtime, setUp };
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

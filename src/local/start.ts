import { bannerOf, jsonOf } from "./banner.ts";
import { exitWith } from "./failure.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { stopOnSignal } from "./signals.ts";
import { HELP, readStartOptions, type StartOptions } from "./start-options.ts";

async function start({ json, opensBrowser, port, dataDir, founding }: StartOptions): Promise<void> {
  const report = (line: string) => (json ? console.error(line) : console.log(line));
  const { runtime, setUp } = await serve({ dataDir, founding, report, ...(port === undefined ? {} : { port }) });
  stopOnSignal(runtime.close);
  console.log(json ? jsonOf(runtime, setUp) : bannerOf(runtime, setUp, process.env));
  if (opensBrowser && !json) openBrowser(runtime.url);
}

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await start(options);
} catch (thrown) {
  exitWith(thrown);
}

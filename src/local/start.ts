import { bannerOf, jsonOf } from "./banner.ts";
import { exitWith } from "./failure.ts";
import { openBrowser } from "./open-browser.ts";
import { serve } from "./serve.ts";
import { HELP, readStartOptions, type StartOptions } from "./start-options.ts";

async function start({ json, opensBrowser, port, ...options }: StartOptions): Promise<void> {
  const report = (line: string) => (json ? console.error(line) : console.log(line));
  const { runtime, setUp } = await serve({ ...options, report, ...(port === undefined ? {} : { port }) });
  stopOnSignal(runtime.close);
  console.log(json ? jsonOf(runtime, setUp) : bannerOf(runtime, setUp, process.env));
  if (opensBrowser && !json) openBrowser(runtime.url);
}

/** npm passes a terminal's Ctrl-C on a second time, so a repeated signal must not cut the closing short. */
function stopOnSignal(close: () => Promise<void>): void {
  let isClosing = false;
  const stop = () => {
    if (isClosing) return;
    isClosing = true;
    close().then(() => process.exit(0), exitWith);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await start(options);
} catch (thrown) {
  exitWith(thrown);
}

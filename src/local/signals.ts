import { exitWith } from "./failure.ts";

/**
 * Closes properly when the program is told to stop. Miniflare brings handlers of its own that end the process at once, so they
 * go. npm passes a terminal's Ctrl-C on a second time, so a repeated signal must not cut the closing short.
 */
export function stopOnSignal(close: () => Promise<void>): void {
  let isClosing = false;
  const stop = () => {
    if (isClosing) return;
    isClosing = true;
    close().then(() => process.exit(0), exitWith);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
}

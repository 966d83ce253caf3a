import { defineConfig } from "vitest/config";
import LongestFirst from "./test/support/longest-first.sequencer.ts";

const built = { globalSetup: ["test/support/build.setup.ts"] };
/** The long proofs, in full, take twenty times as long. */
const isProving = Boolean(process.env.RELATA_PROVE);
const slow = { testTimeout: isProving ? 600_000 : 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters: ["default", "./test/support/last-line.reporter.ts"],
    pool: "forks",
    // One more than the two processors of a small machine: every file waits now and then, for a browser, an alarm or a process that it ended.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: 25_000 } },
    projects: [
      { extends: true, test: { name: "rules", include: ["test/architecture.test.ts"] } },
      {
        extends: true,
        test: {
          name: "doors",
          include: ["test/**/*.test.ts"],
          exclude: ["test/journeys/**", "test/architecture.test.ts"],
          ...built,
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.test.ts"],
          ...built,
          ...slow,
          testTimeout: 120_000,
        },
      },
    ],
  },
});

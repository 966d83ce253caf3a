import { defineConfig } from "vitest/config";

const built = { globalSetup: ["test/support/build.setup.ts"] };
/** The long proofs, in full, take twenty times as long. */
const isProving = Boolean(process.env.RELATA_PROVE);
const slow = { testTimeout: isProving ? 600_000 : 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters: ["default", "./test/support/last-line.reporter.ts"],
    pool: "forks",
    maxWorkers: 2,
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
          sequence: { groupOrder: 0 },
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

import { join, resolve } from "node:path";
import { scoreAsking } from "./asking.ts";
import { scoreAttacks } from "./attacks.ts";
import { scoreDraftCases, scoreDrafts } from "./drafting.ts";
import { scoreReading } from "./reading.ts";
import { scoreProposals } from "./reading-proposals.ts";
import { isMet, print } from "./scorecard.ts";
import { scoreSentiment } from "./sentiment.ts";
import { scoreSummaries, scoreSummaryCases } from "./summarising.ts";
import { scoreVerification } from "./verification.ts";

/** `npm run eval`: how well the assistant does without a model, as numbers with 95 % intervals. `--json` prints them for programs. */

const dataFolder = resolve(process.env.RELATA_DATA ?? join(import.meta.dirname, "../../../shared/data"));
const lines = [
  ...scoreVerification(),
  ...(await scoreDraftCases()),
  ...scoreDrafts(),
  ...(await scoreSummaryCases()),
  ...scoreSummaries(dataFolder),
  ...scoreAttacks(dataFolder),
  ...(await scoreReading()),
  ...scoreProposals(),
  ...scoreSentiment(dataFolder),
  ...(await scoreAsking(dataFolder)),
];
const missed = lines.filter((line) => "score" in line && !isMet(line));

if (process.argv.includes("--json")) console.log(JSON.stringify({ at: new Date().toISOString(), lines, missed: missed.length }, null, 2));
else print(lines);
if (missed.length > 0) process.exitCode = 1;

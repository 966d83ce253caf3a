import { builtInSummary } from "./src/assistant/built-in/summary.ts";
import { buildPack } from "./src/assistant/evidence.ts";
import { sampleHistories } from "./test/assistant/built-in-sample.ts";
import { NOW } from "./test/assistant/histories.ts";
for (const from of sampleHistories(NOW).contacts) for (const p of builtInSummary(buildPack(from, { now: NOW, language: "vi" })).points) if (/\(\)|\(,|\( |\(\s*\)|[(:]\)|\([^)]*$/.test(p.text)) { const o = from.activities.find(a=>a.kind==="order"); console.log(p.text, "<<", o?.body.split("\n")[0]);}

import { type Bundle, measureBundle } from "./bundle.ts";
import { isWanted, measure, type SizeResult } from "./measure.ts";
import { type BenchOptions, HELP, readBenchOptions } from "./options.ts";
import { printBench } from "./report.ts";

export interface Bench {
  bundle: Bundle | undefined;
  sizes: SizeResult[];
}

const report = (line: string) => console.error(line);

async function bench(options: BenchOptions): Promise<Bench> {
  const sizes: SizeResult[] = [];
  for (const contacts of options.sizes) sizes.push(await measure(contacts, options, report));
  return { bundle: isWanted(options, "bundle") ? await measureBundle(report) : undefined, sizes };
}

try {
  const options = readBenchOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else {
    const found = await bench(options);
    if (options.json) console.log(JSON.stringify(found, null, 2));
    else printBench(found);
  }
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}

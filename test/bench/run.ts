import { type Bundle, measureBundle } from "./bundle.ts";
import { isWanted, measure, type SizeResult } from "./measure.ts";
import { measureOffers, type OfferSpeed } from "./offers.ts";
import { type BenchOptions, HELP, readBenchOptions } from "./options.ts";
import { measurePurchases, type PurchaseSpeed } from "./purchases.ts";
import { printBench } from "./report.ts";
import { measureTraining, type Training } from "./training.ts";

export interface Bench {
  bundle: Bundle | undefined;
  training: Training | undefined;
  purchases: PurchaseSpeed | undefined;
  offers: OfferSpeed | undefined;
  sizes: SizeResult[];
}

/** What needs no database with contacts. */
const APART = ["bundle", "training", "purchases", "offers"];

const report = (line: string) => console.error(line);

async function bench(options: BenchOptions): Promise<Bench> {
  const sizes: SizeResult[] = [];
  const isOfSizes = options.only.length === 0 || options.only.some((name) => !APART.includes(name));
  for (const contacts of isOfSizes ? options.sizes : []) sizes.push(await measure(contacts, options, report));
  return {
    bundle: isWanted(options, "bundle") ? await measureBundle(report) : undefined,
    training: isWanted(options, "training") ? await measureTraining(report) : undefined,
    purchases: isWanted(options, "purchases") ? await measurePurchases(report) : undefined,
    offers: isWanted(options, "offers") ? await measureOffers(report) : undefined,
    sizes,
  };
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

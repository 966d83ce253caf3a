import { buildAll } from "./build.ts";
import { exitWith } from "./failure.ts";

await buildAll((line) => console.log(line)).catch(exitWith);

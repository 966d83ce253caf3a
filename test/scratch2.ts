import { scoreAsking } from "./evals/asking.ts";
import { print } from "./evals/scorecard.ts";

print(await scoreAsking("/work/shared/data"));

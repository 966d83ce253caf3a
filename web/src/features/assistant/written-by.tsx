import type { Draft } from "../../../../src/assistant/assistant.schema.ts";
import { Badge } from "../../ui/badge.tsx";
import { assistantWords } from "./words.ts";

/** Who wrote a draft: the model by its name, or the built-in engine. */
export function WrittenBy({ engine, model }: Pick<Draft, "engine" | "model">) {
  const w = assistantWords();
  return <Badge tone={engine === "model" ? "accent" : "neutral"}>{engine === "model" ? w.model(model) : w.builtIn}</Badge>;
}

import type { ImportJob } from "../../../../src/imports/imports.schema.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { importWords } from "./words.ts";

const TONES: Record<ImportJob["state"], Tone> = {
  ready: "info",
  running: "accent",
  finished: "good",
  stopped: "bad",
  cancelled: "neutral",
};

export const ImportState = ({ state }: { state: ImportJob["state"] }) => <Badge tone={TONES[state]}>{importWords().states[state]}</Badge>;

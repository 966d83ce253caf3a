import type { Deal } from "../../../../src/deals/deals.schema.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { dealWords } from "./words.ts";

const TONES: Record<Deal["stage"], Tone> = {
  prospecting: "info",
  engaging: "info",
  proposal: "accent",
  negotiation: "warn",
  won: "good",
  lost: "neutral",
};

export const DealStage = ({ stage }: { stage: Deal["stage"] }) => <Badge tone={TONES[stage]}>{dealWords().stages[stage]}</Badge>;

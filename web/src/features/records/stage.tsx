import { words } from "../../lib/words.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";

export const STAGES = ["lead", "qualified", "customer", "former", "other"] as const;
export type Stage = (typeof STAGES)[number];

const TONES: Record<Stage, Tone> = { lead: "info", qualified: "accent", customer: "good", former: "neutral", other: "neutral" };

export const StageBadge = ({ stage }: { stage: Stage }) => <Badge tone={TONES[stage]}>{words().stage[stage]}</Badge>;

export const stageOptions = () => STAGES.map((stage) => ({ value: stage, label: words().stage[stage] }));

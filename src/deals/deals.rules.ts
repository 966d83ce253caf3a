import type { Deal, DealStage } from "./deals.schema.ts";

/** A deal is won or lost by its stage and open in all others. */
export const statusOf = (stage: DealStage): Deal["status"] => (stage === "won" || stage === "lost" ? stage : "open");

/** Stage events that opening and closing days tell: entered "engaging" when opened, and the end when closed. */
export function stageEventsOf(
  deal: Pick<Deal, "id" | "stage" | "openedAt" | "closedAt" | "createdAt">,
): { dealId: string; enteredAt: number; stage: DealStage }[] {
  const isClosed = deal.stage === "won" || deal.stage === "lost";
  const opened =
    deal.openedAt === null ? [] : [{ dealId: deal.id, enteredAt: deal.openedAt, stage: isClosed ? ("engaging" as const) : deal.stage }];
  const closed = isClosed ? [{ dealId: deal.id, enteredAt: deal.closedAt ?? deal.createdAt, stage: deal.stage }] : [];
  return opened.length + closed.length > 0 ? [...opened, ...closed] : [{ dealId: deal.id, enteredAt: deal.createdAt, stage: deal.stage }];
}

import { type App, endpoint, idParams } from "../core/http.ts";
import { acceptInput, proposal, proposalList, proposalNow, proposalQuery } from "./proposals.schema.ts";
import { acceptProposal, dismissProposal, getProposal, listProposals, reopenProposal } from "./proposals.ts";

export function proposalRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/proposals",
      access: "session",
      operationId: "listProposals",
      summary: "What apps would change in your name",
      query: proposalQuery,
      answer: proposalList,
    },
    (ctx, { query }) => listProposals(ctx, query),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/proposals/{id}",
      access: "session",
      operationId: "getProposal",
      summary: "A proposal beside what its record holds now",
      params: idParams,
      answer: proposalNow,
    },
    (ctx, { params }) => getProposal(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/proposals/{id}/accept",
      access: "session",
      operationId: "acceptProposal",
      summary: "Have a proposed change made",
      description:
        "The record must still be at the version that the app has seen, or at the one that `recordVersion` names; otherwise `stale`.",
      params: idParams,
      body: acceptInput,
      answer: proposal,
    },
    (ctx, { params, body }) => acceptProposal(ctx, params.id, body.recordVersion),
  );
  for (const [act, summary, decide] of [
    ["dismiss", "Decline a proposed change", dismissProposal],
    ["reopen", "Take the dismissal of a proposal back", reopenProposal],
  ] as const)
    endpoint(
      app,
      {
        ...{ method: "post", path: `/proposals/{id}/${act}`, access: "session", operationId: `${act}Proposal`, summary },
        ...{ params: idParams, answer: proposal },
      },
      (ctx, { params }) => decide(ctx, params.id),
    );
}

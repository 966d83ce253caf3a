import * as z from "zod";

export const PROPOSAL_STATES = ["open", "accepted", "dismissed", "expired"] as const;
/** Kinds of records that an app may propose to change. */
export const APP_KINDS = ["contact", "company", "task", "activity"] as const;
/** The assistant may propose to change deals too. */
export const PROPOSAL_KINDS = [...APP_KINDS, "deal"] as const;
export const PROPOSAL_ACTIONS = ["create", "edit", "delete"] as const;

export const proposal = z
  .object({
    id: z.string(),
    /** An app in its member's name, or the assistant from what it has read. */
    proposer: z.enum(["app", "assistant"]),
    app: z.object({ id: z.string(), name: z.string() }),
    action: z.enum(PROPOSAL_ACTIONS),
    kind: z.enum(PROPOSAL_KINDS),
    /** Of a record that was proposed to be made, there once it is. */
    recordId: z.string().nullable(),
    /** What the record is called, or would be. */
    recordName: z.string(),
    /** The version that the app has seen. */
    recordVersion: z.int().nullable(),
    /** Field → the value it would have. */
    patch: z.record(z.string(), z.unknown()),
    /** Field → the value it had when the app looked. */
    before: z.record(z.string(), z.unknown()),
    /** What the app says; of the assistant the words it rests on. */
    reason: z.string(),
    /** The activity that the assistant has it from, and where in it the words stand. */
    activityId: z.string().nullable(),
    span: z.object({ field: z.enum(["subject", "body"]), start: z.int(), end: z.int() }).nullable(),
    state: z.enum(PROPOSAL_STATES),
    /** Names the change, for undo, once it is accepted. */
    changeId: z.string().nullable(),
    /** Done at once, as the member had allowed. */
    unasked: z.boolean(),
    createdAt: z.int(),
    expiresAt: z.int(),
    decidedAt: z.int().nullable(),
    version: z.int(),
  })
  .meta({ id: "Proposal" });

export const proposalQuery = z.strictObject({
  state: z.enum(PROPOSAL_STATES).default("open"),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const proposalList = z.object({ items: z.array(proposal), open: z.int() });

/** What an accepting person sees: the proposal, and how the record stands now. */
export const proposalNow = proposal
  .extend({
    /** Field → the value it has now; null where the record is gone. */
    current: z.record(z.string(), z.unknown()).nullable(),
    currentVersion: z.int().nullable(),
  })
  .meta({ id: "ProposalNow" });

/** `recordVersion`: the version of the record that the person has seen, where it is not the one the app saw. */
export const acceptInput = z
  .strictObject({ recordVersion: z.int().min(1) })
  .partial()
  .meta({ id: "AcceptInput" });

export type Proposal = z.infer<typeof proposal>;
export type ProposalNow = z.infer<typeof proposalNow>;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

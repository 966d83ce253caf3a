import * as z from "zod";
import { email, id, language, requiredLine } from "../core/fields.schema.ts";

const name = requiredLine(100);
const role = z.string().min(1).max(40);
const token = z.string().min(20).max(100);
const password = z.string().max(200);

export const workspaceInput = z.strictObject({ name }).meta({ id: "WorkspaceInput" });
export const workspaceShown = z.object({ id: z.string(), name: z.string() }).meta({ id: "Workspace" });
export const myWorkspaces = z.object({
  items: z.array(workspaceShown.extend({ role: z.string(), isCurrent: z.boolean() })),
  /** Whether one more could be made. */
  mayCreate: z.boolean(),
});
export const switchInput = z.strictObject({ workspaceId: id });
export const transferInput = z.strictObject({ memberId: id });
export const closeInput = z.strictObject({ name: z.string().max(100) });
export const closed = z.object({ id: z.string(), name: z.string(), deleteAt: z.int() }).meta({ id: "ClosedWorkspace" });

export const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.string(),
    invitedBy: z.string(),
    sentAt: z.int(),
    expiresAt: z.int(),
  })
  .meta({ id: "Invitation" });
export const invitationInput = z
  .strictObject({ emails: z.array(email).min(1).max(50), role, language: language.optional() })
  .meta({ id: "InvitationInput" });
/** `members` are addresses of people who are here already. */
export const invited = z.object({ items: z.array(invitation), members: z.array(z.string()) });
export const invitationList = z.object({ items: z.array(invitation) });

export const roleInput = z.strictObject({ role }).meta({ id: "RoleInput" });
/** Who gets the records; null for nobody. */
export const removalInput = z.strictObject({ newOwnerId: id.nullable() }).meta({ id: "RemovalInput" });

export const signUpState = z.object({ isOpen: z.boolean() });
export const signUpInput = z
  .strictObject({ name, email, password, workspace: name, language: language.optional() })
  .meta({ id: "SignUpInput" });
export const confirmInput = z.strictObject({ token, password }).meta({ id: "SignUpConfirmation" });
export const tokenInput = z.strictObject({ token });
export const acceptInput = z.strictObject({ token, name: name.optional(), password: password.optional() }).meta({ id: "AcceptInvitation" });
/** What whoever holds the link may know before they accept. */
export const invitationLook = z
  .object({ workspace: z.string(), inviter: z.string(), email: z.string(), role: z.string(), hasAccount: z.boolean() })
  .meta({ id: "InvitationLook" });
/** What whoever holds the link of a sign-up, or of a closed workspace, may know before they go on. */
export const signUpLook = z.object({ workspace: z.string(), email: z.string() }).meta({ id: "SignUpLook" });
export const reopeningLook = z.object({ workspace: z.string() }).meta({ id: "ReopeningLook" });
export const joined = z.object({ workspace: workspaceShown, email: z.string(), isSignedIn: z.boolean() }).meta({ id: "Joined" });

export type WorkspaceInput = z.infer<typeof workspaceInput>;
export type WorkspaceShown = z.infer<typeof workspaceShown>;
export type MyWorkspaces = z.infer<typeof myWorkspaces>;
export type ClosedWorkspace = z.infer<typeof closed>;
export type Invitation = z.infer<typeof invitation>;
export type InvitationInput = z.infer<typeof invitationInput>;
export type Invited = z.infer<typeof invited>;
export type InvitationLook = z.infer<typeof invitationLook>;
export type SignUpLook = z.infer<typeof signUpLook>;
export type ReopeningLook = z.infer<typeof reopeningLook>;
export type Joined = z.infer<typeof joined>;
export type SignUpInput = z.infer<typeof signUpInput>;
export type AcceptInput = z.infer<typeof acceptInput>;
export type RemovalInput = z.infer<typeof removalInput>;

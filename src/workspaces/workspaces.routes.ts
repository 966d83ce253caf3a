import type { Context as HonoContext } from "hono";
import * as z from "zod";
import type { Context } from "../core/context.ts";
import { type App, type AppEnv, accessOf, admit, endpoint, idParams } from "../core/http.ts";
import { errorFields } from "../core/log.ts";
import { routeOf } from "../core/openapi.ts";
import { member } from "../members/members.schema.ts";
import { closeWorkspace } from "./closing.ts";
import { exportWorkspace } from "./export.ts";
import { invite, listInvitations, resendInvitation, revokeInvitation } from "./invitations.ts";
import { changeRole, leaveWorkspace, readmitMember, removeMember, transferWorkspace } from "./people.ts";
import {
  closed,
  closeInput,
  invitation,
  invitationInput,
  invitationList,
  invited,
  myWorkspaces,
  removalInput,
  roleInput,
  transferInput,
  workspaceInput,
  workspaceShown,
} from "./workspaces.schema.ts";
import { createWorkspace, listMyWorkspaces } from "./workspaces.ts";

export function workspaceRoutes(app: App): void {
  ownRoutes(app);
  wholeRoutes(app);
  invitationRoutes(app);
  memberRoutes(app);
}

function ownRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/me/workspaces",
      access: "session",
      operationId: "listMyWorkspaces",
      summary: "List your workspaces",
      answer: myWorkspaces,
    },
    (ctx) => listMyWorkspaces(ctx),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/workspaces", access: "session", operationId: "createWorkspace", keyFirst: {}, status: 201 },
      summary: "Open a further workspace",
      body: workspaceInput,
      answer: workspaceShown,
    },
    (ctx, { body }) => createWorkspace(ctx, body),
  );
}

function wholeRoutes(app: App): void {
  endpoint(
    app,
    {
      ...{ method: "post", path: "/workspace/leave", access: "session", operationId: "leaveWorkspace", keyFirst: {}, status: 204 },
      summary: "Leave the workspace, and say who takes over one's records",
      body: removalInput,
    },
    async (ctx, { body }) => {
      await leaveWorkspace(ctx, body);
      return undefined as never;
    },
  );
  endpoint(
    app,
    {
      ...{
        method: "post",
        path: "/workspace/transfer",
        access: "session workspace:manage",
        operationId: "transferWorkspace",
        keyFirst: {},
      },
      summary: "Hand the workspace over to another member",
      body: transferInput,
      answer: member,
    },
    (ctx, { body }) => transferWorkspace(ctx, body.memberId),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/workspace/close", access: "session workspace:manage", operationId: "closeWorkspace", keyFirst: {} },
      summary: "Close the workspace; it is deleted after 14 days",
      body: closeInput,
      answer: closed,
    },
    (ctx, { body }) => closeWorkspace(ctx, body.name),
  );
  exportRoute(app);
}

function invitationRoutes(app: App): void {
  const access = "members:manage";
  endpoint(
    app,
    {
      method: "get",
      path: "/invitations",
      access,
      operationId: "listInvitations",
      summary: "List open invitations",
      answer: invitationList,
    },
    async (ctx) => ({ items: await listInvitations(ctx) }),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/invitations", access, operationId: "invite", keyFirst: {}, status: 201 },
      summary: "Invite people by mail",
      description: "Each address gets a link that works once and for 7 days. An address that is invited already gets a new one.",
      body: invitationInput,
      answer: invited,
    },
    (ctx, { body }) => invite(ctx, body),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/invitations/{id}/resend", access, operationId: "resendInvitation", keyFirst: {} },
      summary: "Send an invitation again, with a new link",
      params: idParams,
      answer: invitation,
    },
    (ctx, { params }) => resendInvitation(ctx, params.id),
  );
  endpoint(
    app,
    {
      ...{ method: "delete", path: "/invitations/{id}", access, operationId: "revokeInvitation" },
      summary: "Take an invitation back",
      params: idParams,
      answer: invitation,
    },
    (ctx, { params }) => revokeInvitation(ctx, params.id),
  );
}

function memberRoutes(app: App): void {
  const access = "members:manage";
  endpoint(
    app,
    {
      ...{ method: "patch", path: "/members/{id}", access, operationId: "changeRole", ifMatch: true },
      summary: "Give a member another role",
      params: idParams,
      body: roleInput,
      answer: member,
    },
    (ctx, { params, body, version }) => changeRole(ctx, { id: params.id, version }, body.role),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/members/{id}/remove", access, operationId: "removeMember", keyFirst: {} },
      summary: "End a member's access and hand their records over",
      params: idParams,
      body: removalInput,
      answer: member,
    },
    (ctx, { params, body }) => removeMember(ctx, params.id, body),
  );
  endpoint(
    app,
    {
      ...{ method: "post", path: "/members/{id}/readmit", access, operationId: "readmitMember", keyFirst: {} },
      summary: "Let somebody in again who was here before",
      params: idParams,
      body: roleInput,
      answer: member,
    },
    (ctx, { params, body }) => readmitMember(ctx, params.id, body.role),
  );
}

const EXPORT = "workspace:manage";

/** Streams, so that a workspace of any size leaves: what is refused is refused as JSON, before the first line. */
function exportRoute(app: App): void {
  accessOf.set("GET /workspace/export", EXPORT);
  const route = routeOf(
    {
      ...{ method: "get", path: "/workspace/export", access: EXPORT, operationId: "exportWorkspace", status: 200 },
      summary: "Everything in the workspace, as lines of JSON",
      query: z.strictObject({}),
      answer: { "application/x-ndjson": z.string() },
      answerDescription:
        'A heading; {"table", "row"} for each row; {"file"} for each stored file; last {"end": true, "counts"}. A file without the last line was cut off.',
    },
    admit(EXPORT),
  );
  app.openapi(route, (async (c: HonoContext<AppEnv>) => {
    const ctx = c.get("ctx");
    const day = new Date(ctx.now).toISOString().slice(0, 10);
    return new Response(streamOf(ctx, exportWorkspace(ctx)), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": `attachment; filename="relata-${ctx.workspace.id}-${day}.jsonl"`,
        "cache-control": "no-store, no-transform",
      },
    });
  }) as never);
}

const BYTES_AT_ONCE = 64 * 1024;

/** Lines as the reader takes them; a failure cuts the stream off, and the last line is missing. */
function streamOf(ctx: Context, lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        let text = "";
        while (text.length < BYTES_AT_ONCE) {
          const { value, done } = await lines.next();
          if (done) {
            if (text !== "") controller.enqueue(encoder.encode(text));
            return controller.close();
          }
          text += value;
        }
        controller.enqueue(encoder.encode(text));
      } catch (thrown) {
        ctx.log("error", "an export failed", errorFields(thrown));
        controller.error(thrown);
      }
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}

import * as z from "zod";
import { type App, endpoint, idParams } from "../core/http.ts";
import { outgoingMail } from "./mail.schema.ts";
import { getMail, takeBackMail } from "./mail.ts";
import { quarantined, quarantineList } from "./quarantine.schema.ts";
import { acceptQuarantined, dropQuarantined, listQuarantined } from "./quarantine.ts";

const answer = z.object({ mail: outgoingMail });

export function mailRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/mail/{id}",
      access: "mail:send",
      operationId: "getMail",
      summary: "Read a mail on its way",
      params: idParams,
      answer,
    },
    async (ctx, { params }) => ({ mail: await getMail(ctx, params.id) }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/mail/{id}/take-back",
      access: "mail:send",
      operationId: "takeBackMail",
      summary: "Take back a mail that is still held",
      params: idParams,
      answer,
    },
    async (ctx, { params }) => ({
      mail: await takeBackMail(ctx, params.id),
    }),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/quarantine",
      access: "mail:manage",
      operationId: "listQuarantined",
      summary: "Mail from senders that nobody vouches for",
      answer: quarantineList,
    },
    async (ctx) => ({
      items: await listQuarantined(ctx),
    }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/quarantine/{id}/accept",
      access: "mail:manage",
      operationId: "acceptQuarantined",
      summary: "Let a mail onto the timeline",
      params: idParams,
      answer: quarantined,
    },
    (ctx, { params }) => acceptQuarantined(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/quarantine/{id}",
      access: "mail:manage",
      operationId: "dropQuarantined",
      summary: "Throw a quarantined mail away",
      params: idParams,
      answer: quarantined,
    },
    (ctx, { params }) => dropQuarantined(ctx, params.id),
  );
}

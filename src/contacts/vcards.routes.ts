import type { Context as HonoContext } from "hono";
import * as z from "zod";
import { type App, type AppEnv, accessOf, admit, idParams } from "../core/http.ts";
import { routeOf } from "../core/openapi.ts";
import { vcardQuery, vcardsQuery } from "./contacts.schema.ts";
import { type CardFile, getVcard, listVcards } from "./vcards.ts";

const CARD = { "text/vcard": z.string() };

/** Cards are files and no JSON, so these two are written without `endpoint`. */
export function vcardRoutes(app: App): void {
  accessOf.set("GET /contacts/{id}/vcard", "contacts:read");
  const one = routeOf(
    {
      ...{ method: "get", path: "/contacts/{id}/vcard", access: "contacts:read", operationId: "getVcard", status: 200 },
      ...{ summary: "A contact as a vCard", params: idParams, query: vcardQuery, answer: CARD, answerDescription: "The card" },
    },
    admit("contacts:read"),
  );
  app.openapi(one, (async (c: HonoContext<AppEnv>) => {
    const { version } = given<z.output<typeof vcardQuery>>(c);
    return answer(c, await getVcard(c.get("ctx"), c.req.param("id") ?? "", version));
  }) as never);
  accessOf.set("GET /vcards", "contacts:read");
  const many = routeOf(
    {
      ...{ method: "get", path: "/vcards", access: "contacts:read", operationId: "listVcards", status: 200, alsoRefuses: [404] },
      summary: "Contacts as vCards in one file: those named, or the first 1,000 that are found",
      ...{ query: vcardsQuery, answer: CARD, answerDescription: "The cards" },
    },
    admit("contacts:read"),
  );
  app.openapi(many, (async (c: HonoContext<AppEnv>) => answer(c, await listVcards(c.get("ctx"), given(c)))) as never);
}

const given = <Q>(c: HonoContext): Q => c.req.valid("query" as never) as Q;

function answer(c: HonoContext<AppEnv>, { fileName, text }: CardFile): Response {
  return c.body(text, 200, {
    "content-type": "text/vcard; charset=utf-8",
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    "cache-control": "no-store",
  });
}

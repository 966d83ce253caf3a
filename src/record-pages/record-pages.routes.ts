import { type App, endpoint, idParams } from "../core/http.ts";
import { companyRecordPage, contactRecordPage } from "./record-pages.schema.ts";
import { readCompanyPage, readContactPage } from "./record-pages.ts";

export function recordPageRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/contacts/{id}/page",
      access: "contacts:read",
      operationId: "getContactPage",
      summary: "A contact with all its page shows",
      params: idParams,
      answer: contactRecordPage,
    },
    (ctx, { params }) => readContactPage(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/companies/{id}/page",
      access: "companies:read",
      operationId: "getCompanyPage",
      summary: "A company with all its page shows",
      params: idParams,
      answer: companyRecordPage,
    },
    (ctx, { params }) => readCompanyPage(ctx, params.id),
  );
}

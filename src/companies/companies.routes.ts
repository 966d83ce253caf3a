import { bulkAnswer, bulkInput } from "../core/bulk.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { bulkCompanies } from "./companies.bulk.ts";
import { company, companyInput, companyPage, companyPatch, companyQuery } from "./companies.schema.ts";
import { createCompany, deleteCompany, editCompany, getCompany, listCompanies, restoreCompany } from "./companies.ts";

export function companyRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/companies",
      access: "companies:read",
      operationId: "listCompanies",
      summary: "List companies",
      query: companyQuery,
      answer: companyPage,
      sparse: company,
    },
    (ctx, { query }) => listCompanies(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/companies",
      access: "companies:create",
      operationId: "createCompany",
      summary: "Create a company",
      body: companyInput,
      answer: company,
      status: 201,
    },
    (ctx, { body }) => createCompany(ctx, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/companies/bulk",
      access: "companies:edit",
      operationId: "bulkCompanies",
      summary: "Create, change, delete or restore up to 1,000 companies in one change",
      body: bulkInput("CompanyInput", "CompanyPatch"),
      answer: bulkAnswer,
    },
    (ctx, { body }) => bulkCompanies(ctx, body),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/companies/{id}",
      access: "companies:read",
      operationId: "getCompany",
      summary: "Read a company",
      params: idParams,
      answer: company,
      sparse: company,
    },
    (ctx, { params }) => getCompany(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/companies/{id}",
      access: "companies:edit",
      operationId: "editCompany",
      summary: "Change a company",
      params: idParams,
      body: companyPatch,
      answer: company,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editCompany(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/companies/{id}",
      access: "companies:delete",
      operationId: "deleteCompany",
      summary: "Put a company into the bin",
      params: idParams,
      answer: company,
      ifMatch: true,
    },
    (ctx, { params, version }) => deleteCompany(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/companies/{id}/restore",
      access: "companies:edit",
      operationId: "restoreCompany",
      summary: "Take a company out of the bin",
      params: idParams,
      answer: company,
    },
    (ctx, { params }) => restoreCompany(ctx, params),
  );
}

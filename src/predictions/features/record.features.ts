import type { LabelNoun } from "../scores/definition.rules.ts";
import { asItWas, knownSince, stageAsItWas } from "./as-it-was.ts";
import { daysSince, type Feature, type FeatureGroup } from "./feature.ts";

/** What stands in the record itself, and in the company beside it. */

const level = (name: string, source: Feature["sources"][number], en: string, vi: string, sql: string): Feature => ({
  ...{ name, meaning: { en, vi }, windowDays: null, sources: [source], sql, isLevel: true },
});
const number = (name: string, source: Feature["sources"][number], en: string, vi: string, sql: string): Feature => ({
  ...{ name, meaning: { en, vi }, windowDays: null, sources: [source], sql },
});
const yesNo = (...given: Parameters<typeof number>): Feature => ({ ...number(...given), isYesNo: true });

/** A field that changes with what happens is not known before the record was written here: an import tells how it is, not how it was. */
const sinceWritten = (record: string, sql: string): string => `iif(${record}.created_at < snap.at, ${sql}, null)`;

const COMPANY: Feature[] = [
  level("industry", "companies.industry", "Industry", "Ngành", asItWas("firm", "industry", "industry")),
  number(
    "employees",
    "companies.employees",
    "Employees of the company",
    "Số nhân viên của công ty",
    asItWas("firm", "employees", "employees"),
  ),
];

const contact: FeatureGroup = {
  from: "join main.contacts as one on one.id = snap.id left join main.companies as firm on firm.id = one.company_id and firm.deleted_at is null",
  features: [
    level("source", "contacts.source", "Where the contact came from", "Nguồn liên hệ", "one.source"),
    level("city", "contacts.city", "City", "Thành phố", asItWas("one", "city", "city")),
    level("country", "contacts.country", "Country", "Quốc gia", asItWas("one", "country", "country")),
    level("language", "contacts.language", "Language", "Ngôn ngữ", asItWas("one", "language", "language")),
    level("lifecycle", "contacts.stage", "Lifecycle stage", "Giai đoạn khách", sinceWritten("one", asItWas("one", "stage", "stage"))),
    yesNo("hasTitle", "contacts.title", "A job title is known", "Có chức danh", `${asItWas("one", "title", "title")} is not null`),
    number(
      "emails",
      "contacts.emails",
      "E-mail addresses known",
      "Số địa chỉ email đã biết",
      `json_array_length(${asItWas("one", "emails", "emails")})`,
    ),
    number(
      "phones",
      "contacts.phones",
      "Phone numbers known",
      "Số điện thoại đã biết",
      `json_array_length(${asItWas("one", "phones", "phones")})`,
    ),
    yesNo(
      "hasCompany",
      "contacts.companyId",
      "Belongs to a company",
      "Thuộc một công ty",
      `${asItWas("one", "company_id", "companyId")} is not null`,
    ),
    number(
      "daysKnown",
      "contacts.createdAt",
      "Days since first known",
      "Số ngày từ khi biết khách",
      daysSince(knownSince("one", "contact_id")),
    ),
    ...COMPANY,
  ],
};

const company: FeatureGroup = {
  from: "join main.companies as firm on firm.id = snap.id",
  features: [
    level("source", "companies.source", "Where the company came from", "Nguồn công ty", "firm.source"),
    level("city", "companies.city", "City", "Thành phố", asItWas("firm", "city", "city")),
    level("country", "companies.country", "Country", "Quốc gia", asItWas("firm", "country", "country")),
    level("lifecycle", "companies.stage", "Lifecycle stage", "Giai đoạn khách", sinceWritten("firm", asItWas("firm", "stage", "stage"))),
    number("foundedYear", "companies.foundedYear", "Year of founding", "Năm thành lập", asItWas("firm", "founded_year", "foundedYear")),
    yesNo("hasWebsite", "companies.website", "A website is known", "Có trang web", `${asItWas("firm", "website", "website")} is not null`),
    number(
      "people",
      "contacts.companyId",
      "Contacts known there",
      "Số người liên hệ ở đó",
      "(select count(*) from main.contacts as people where people.company_id = firm.id and people.deleted_at is null and people.created_at < snap.at)",
    ),
    number(
      "daysKnown",
      "companies.createdAt",
      "Days since first known",
      "Số ngày từ khi biết khách",
      daysSince(knownSince("firm", "company_id")),
    ),
    ...COMPANY,
  ],
};

const entered = `(select max(moved.entered_at) from main.deal_stage_events as moved where moved.deal_id = one.id and moved.entered_at < snap.at)`;
const opened = `min(coalesce(one.opened_at, one.created_at), coalesce((select min(moved.entered_at) from main.deal_stage_events as moved where moved.deal_id = one.id), one.created_at))`;

const deal: FeatureGroup = {
  from: `join main.deals as one on one.id = snap.id left join main.companies as firm on firm.id = one.company_id and firm.deleted_at is null
    left join main.products as sold on sold.id = one.product_id`,
  features: [
    level("stage", "deals.stage", "Stage", "Giai đoạn", stageAsItWas("one")),
    number("daysInStage", "deals.stage", "Days in this stage", "Số ngày ở giai đoạn này", daysSince(entered)),
    number("daysOpen", "deals.openedAt", "Days open", "Số ngày mở", daysSince(opened)),
    number(
      "stagesPassed",
      "deals.stage",
      "Stages entered",
      "Số giai đoạn đã qua",
      "(select count(*) from main.deal_stage_events as moved where moved.deal_id = one.id and moved.entered_at < snap.at)",
    ),
    number("amount", "deals.amount", "Amount", "Giá trị", sinceWritten("one", asItWas("one", "amount", "amount"))),
    level("currency", "deals.currency", "Currency", "Loại tiền", sinceWritten("one", asItWas("one", "currency", "currency"))),
    level("product", "deals.productId", "Product", "Sản phẩm", "sold.name"),
    number(
      "daysToExpectedClose",
      "deals.expectedCloseAt",
      "Days to the expected close",
      "Số ngày đến ngày chốt dự kiến",
      sinceWritten("one", `(${asItWas("one", "expected_close_at", "expectedCloseAt")} - snap.at) / 86400000`),
    ),
    yesNo(
      "hasNextStep",
      "deals.nextStep",
      "A next step is set",
      "Có bước tiếp theo",
      sinceWritten("one", `coalesce(${asItWas("one", "next_step", "nextStep")}, '') <> ''`),
    ),
    yesNo(
      "hasPerson",
      "deals.contactId",
      "A contact is named",
      "Có người liên hệ",
      `${asItWas("one", "contact_id", "contactId")} is not null`,
    ),
    level("source", "deals.source", "Where the deal came from", "Nguồn cơ hội", "one.source"),
    level("city", "companies.city", "City", "Thành phố", asItWas("firm", "city", "city")),
    ...COMPANY,
  ],
};

export const RECORD_FEATURES: Record<LabelNoun, FeatureGroup> = { contacts: contact, companies: company, deals: deal };

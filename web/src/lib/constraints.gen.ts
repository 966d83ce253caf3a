// Written by scripts/constraints.ts from the schemas; run it again when they change.
import type { Rules } from "./rules.ts";

export const constraints = {
  contact: {
    givenName: { maxLength: 100 },
    middleName: { maxLength: 100 },
    familyName: { maxLength: 100 },
    title: { maxLength: 150 },
    city: { maxLength: 100 },
    country: { pattern: "^[A-Z]{2}$" },
    birthday: { format: "date" },
    description: { maxLength: 10000 },
  },
  company: {
    name: { required: true, maxLength: 200, minLength: 1 },
    domain: { pattern: "^([a-z0-9-]+\\.)+[a-z]{2,}$", maxLength: 253 },
    website: { maxLength: 500, format: "uri" },
    phone: { maxLength: 40 },
    industry: { maxLength: 100 },
    employees: { minimum: 0, maximum: 10000000 },
    foundedYear: { minimum: 1000, maximum: 2100 },
    annualRevenue: { minimum: -9007199254740991, maximum: 9007199254740991 },
    currency: { pattern: "^[A-Z]{3}$" },
    taxCode: { maxLength: 30 },
    address: { maxLength: 300 },
    city: { maxLength: 100 },
    country: { pattern: "^[A-Z]{2}$" },
    description: { maxLength: 10000 },
  },
  product: {
    name: { required: true, maxLength: 200, minLength: 1 },
    sku: { maxLength: 100 },
    series: { maxLength: 100 },
    price: { minimum: 0, maximum: 9007199254740991 },
    cost: { minimum: 0, maximum: 9007199254740991 },
    currency: { pattern: "^[A-Z]{3}$" },
    unit: { maxLength: 40 },
    stock: { minimum: -1000000000, maximum: 1000000000 },
    description: { maxLength: 10000 },
  },
  task: {
    title: { required: true, maxLength: 300, minLength: 1 },
    note: { maxLength: 10000 },
  },
  activity: {
    kind: { required: true },
    subject: { maxLength: 500 },
    body: { maxLength: 200000 },
    durationMin: { minimum: 0, maximum: 100000 },
  },
  draft: {
    rivalOf: { maxLength: 40, pattern: "^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$" },
    instruction: { maxLength: 1000 },
  },
  mail: {
    subject: { required: true, maxLength: 500 },
    body: { required: true, minLength: 1, maxLength: 200000 },
  },
  template: {
    name: { required: true, maxLength: 120, minLength: 1 },
    language: { required: true },
    subject: { maxLength: 300 },
    body: { required: true, minLength: 1, maxLength: 8000 },
  },
  point: {
    email: { format: "email", maxLength: 254 },
    phone: { maxLength: 40 },
  },
} satisfies Record<string, Record<string, Rules>>;

/** Fields that a role may be kept from seeing: those that may as well be empty. Names and links between records stay. */
export const MASKABLE: Partial<Record<string, readonly string[]>> = {
  companies: [
    ...["domain", "website", "phone", "industry", "employees", "foundedYear", "annualRevenue", "currency", "taxCode"],
    ...["address", "city", "country", "description"],
  ],
  contacts: ["title", "emails", "phones", "city", "country", "birthday", "description"],
  deals: ["amount", "currency", "expectedCloseAt", "nextStep", "lostReason"],
  orders: ["amount", "currency", "lines", "channel", "note"],
  products: ["sku", "series", "price", "cost", "currency", "unit", "stock", "description"],
};

/** Fields that tell what another one does: they are hidden and locked with it. An order's sums can be read off its lines. */
const TOLD_WITH: Partial<Record<string, Record<string, readonly string[]>>> = {
  orders: { amount: ["net", "tax", "givenAmount", "lines"] },
};

const MONEY_OF_FORECASTS = ["valueAtStake", "yearAhead", "currency"];

/** Fields of a noun that tell what a field of another one does. */
const TOLD_BY: Partial<Record<string, Record<string, Record<string, readonly string[]>>>> = {
  predictions: { orders: { amount: MONEY_OF_FORECASTS, currency: MONEY_OF_FORECASTS } },
};

/** What of a noun is hidden with the fields of others. */
export const toldByOthers = (noun: string, hides: Partial<Record<string, readonly string[]>>): string[] =>
  Object.entries(TOLD_BY[noun] ?? {}).flatMap(([other, told]) => (hides[other] ?? []).flatMap((field) => told[field] ?? []));

export const withTold = (noun: string, fields: readonly string[]): string[] => [
  ...new Set(fields.flatMap((field) => [field, ...(TOLD_WITH[noun]?.[field] ?? [])])),
];

/** Fields that a role may be kept from changing. */
export const LOCKABLE: Partial<Record<string, readonly string[]>> = {
  companies: [...(MASKABLE.companies ?? []), "ownerId", "stage", "parentId"],
  contacts: [...(MASKABLE.contacts ?? []), "ownerId", "stage", "companyId"],
  deals: [...(MASKABLE.deals ?? []), "ownerId", "stage"],
  orders: [...(MASKABLE.orders ?? []), "ownerId", "status"],
  products: [...(MASKABLE.products ?? []), "status"],
  tasks: ["assigneeId"],
};

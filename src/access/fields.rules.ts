/** Fields that a role may be kept from seeing: those that may as well be empty. Names and links between records stay. */
export const MASKABLE: Partial<Record<string, readonly string[]>> = {
  companies: [
    ...["domain", "website", "phone", "industry", "employees", "foundedYear", "annualRevenue", "currency", "taxCode"],
    ...["address", "city", "country", "description"],
  ],
  contacts: ["title", "emails", "phones", "city", "country", "birthday", "description"],
  deals: ["amount", "currency", "expectedCloseAt", "nextStep", "lostReason"],
  products: ["sku", "series", "price", "currency", "unit", "description"],
};

/** Fields that a role may be kept from changing. */
export const LOCKABLE: Partial<Record<string, readonly string[]>> = {
  companies: [...(MASKABLE.companies ?? []), "ownerId", "stage", "parentId"],
  contacts: [...(MASKABLE.contacts ?? []), "ownerId", "stage", "companyId"],
  deals: [...(MASKABLE.deals ?? []), "ownerId", "stage"],
  products: MASKABLE.products ?? [],
  tasks: ["assigneeId"],
};

/** The customer of an order as one line: the person before their company. */
export const customerName = (contact: string | null | undefined, company: string | null | undefined): string =>
  [contact, company].filter(Boolean).join(" · ");

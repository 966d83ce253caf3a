import { keepPreviousData, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Company } from "../../../../src/companies/companies.schema.ts";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import { get } from "../../lib/api.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { may } from "../identity/session.ts";
import { customerName } from "./customer-name.ts";
import { orderWords } from "./words.ts";

/** Who ordered: a company, or a person with the company they are of. */
export interface Customer {
  companyId: string | null;
  contactId: string | null;
  customerName: string;
}

interface Props {
  name: string;
  error?: string | undefined;
  onPick: (customer: Customer) => void;
}

const AT_ONCE = 5;

/** Finds the customer of an order among the companies and the contacts. */
export function CustomerPicker({ name, error, onPick }: Props) {
  const w = orderWords();
  const [q, setQ] = useState<string>();
  const companies = useFound<Company>("companies", q);
  const contacts = useFound<Contact>("contacts", q);
  const options = [
    ...companies.map((company) => ({ id: company.id, label: company.name, note: company.city ?? company.domain ?? w.company })),
    ...contacts.map((contact) => ({ id: contact.id, label: contact.name, note: contact.companyName ?? w.contact })),
  ];
  const take = (id: string | null): void => {
    const company = companies.find((one) => one.id === id);
    const contact = contacts.find((one) => one.id === id);
    if (company) onPick({ companyId: company.id, contactId: null, customerName: company.name });
    if (contact)
      onPick({
        companyId: contact.companyId,
        contactId: contact.id,
        customerName: customerName(contact.name, contact.companyName),
      });
  };
  return (
    <Combobox
      {...{ label: w.customer, value: name, placeholder: w.findCustomer, error, options }}
      onQuery={setQ}
      onPick={({ id }) => take(id)}
    />
  );
}

function useFound<T>(noun: "companies" | "contacts", q: string | undefined): T[] {
  const found = useQuery({
    queryKey: [noun, "customers", q],
    queryFn: ({ signal }) => get<Page<T>>(`/${noun}`, { q, limit: AT_ONCE }, signal),
    enabled: q !== undefined && may(`${noun}:read`),
    placeholderData: keepPreviousData,
  });
  return found.data?.items ?? [];
}

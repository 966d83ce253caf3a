import { keepPreviousData, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Company } from "../../../../src/companies/companies.schema.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import { get, post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { Combobox, type Pick } from "../../ui/combobox.tsx";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import { companyWords } from "./words.ts";

interface Props {
  label: string;
  name: string;
  onPick: (id: string | null, name: string) => void;
  onLeave?: () => void;
  isLabelHidden?: boolean;
  isAutofocus?: boolean;
  error?: string | undefined;
}

/** Finds a company by name, or creates the one that was typed. */
export function CompanyPicker({ label, name, onPick, onLeave, isLabelHidden, isAutofocus, error }: Props) {
  const w = companyWords();
  const [q, setQ] = useState<string>();
  const found = useQuery({
    queryKey: ["companies", "pick", q],
    queryFn: ({ signal }) => get<Page<Company>>("/companies", { q, limit: 8 }, signal),
    enabled: q !== undefined,
    placeholderData: keepPreviousData,
  });
  const create = async (typed: string): Promise<void> => {
    try {
      const { data } = await post<Company>("/companies", { name: typed });
      refresh("company");
      onPick(data.id, data.name);
    } catch (thrown) {
      complain(explain(thrown));
    }
  };
  const typed = q?.trim() ?? "";
  const picks: Pick[] = (found.data?.items ?? []).map((company) => ({
    id: company.id,
    label: company.name,
    note: company.city ?? company.domain ?? undefined,
  }));
  const isKnown = picks.some((pick) => pick.label.toLowerCase() === typed.toLowerCase());
  const options = [
    ...picks,
    ...(typed && !isKnown && found.isFetched && may("companies:create")
      ? [{ id: "new", label: w.createNamed(typed), run: () => void create(typed) }]
      : []),
    ...(typed === "" && name ? [{ id: null, label: w.noCompany }] : []),
  ];
  return (
    <Combobox
      {...{ label, options, error }}
      {...(isLabelHidden && { isLabelHidden })}
      {...(isAutofocus && { isAutofocus })}
      {...(onLeave && { onLeave })}
      value={name}
      placeholder={w.find}
      onQuery={setQ}
      onPick={(pick) => onPick(pick.id, pick.id === null ? "" : pick.label)}
    />
  );
}

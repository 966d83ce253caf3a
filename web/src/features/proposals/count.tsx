import { useQuery } from "@tanstack/preact-query";
import { get } from "../../lib/api.ts";
import { proposalWords } from "./words.ts";

/** How many proposals wait, beside the way to them. */
export default function ProposalCount() {
  const { data } = useQuery({
    queryKey: ["proposals", "count"],
    queryFn: ({ signal }) => get<{ open: number }>("/proposals", { limit: 1 }, signal),
  });
  if (!data?.open) return null;
  return (
    <span class="count num">
      <span aria-hidden="true">{data.open}</span>
      <span class="sr-only">{proposalWords().count(data.open)}</span>
    </span>
  );
}

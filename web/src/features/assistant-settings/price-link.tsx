import { ChevronRight } from "lucide-preact";
import { assistantSettingsWords } from "./words.ts";

/** Where the price of a model is set: the name of that part of the form. */
export const PRICE_ANCHOR = "price";

/** Leads from a cost that nobody knows to where it can be made known. */
export function PriceLink({ isHere = false }: { isHere?: boolean }) {
  return (
    <a class="usage-link" href={`${isHere ? "" : "/settings/assistant"}#${PRICE_ANCHOR}`}>
      {assistantSettingsWords().setPrice}
      <ChevronRight aria-hidden="true" />
    </a>
  );
}

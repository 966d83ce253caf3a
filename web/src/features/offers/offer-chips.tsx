import type { Writing } from "../assistant/composers.ts";
import { mayOffers, useOffers } from "./use-offers.ts";
import { isWished, withProduct } from "./wishes.ts";
import { offerWords } from "./words.ts";
import "./offers.css";

interface Props {
  recordId: string;
  writing: Writing;
  onWish: (instruction: string) => void;
}

const MOST = 6;

/** What may be offered to whom the letter is for: a press puts a product into what is asked for, or takes it out. */
export default function OfferChips(props: Props) {
  return mayOffers() ? <Chips {...props} /> : null;
}

function Chips({ recordId, writing, onWish }: Props) {
  const w = offerWords();
  const items = useOffers(recordId).data?.lists.flatMap((list) => list.items) ?? [];
  const names = [...new Set(items.map(({ name }) => name))].slice(0, MOST);
  if (names.length === 0) return null;
  return (
    <fieldset class="offer-chips" aria-label={w.inLetter}>
      <legend class="field-label">{w.inLetter}</legend>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-pressed={isWished(writing, name)}
          onClick={() => onWish(withProduct(writing, name))}
        >
          <span class="clip">{name}</span>
        </button>
      ))}
    </fieldset>
  );
}

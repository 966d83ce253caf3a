import { Ban, Sparkles, SquarePlus } from "lucide-preact";
import { useContext } from "preact/hooks";
import { DAY } from "../../../../src/core/time.ts";
import type { Order } from "../../../../src/orders/orders.schema.ts";
import type { Offer } from "../../../../src/predictions/offering/offers.schema.ts";
import { money, number, shortDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import type { About } from "../assistant/composers.ts";
import { may } from "../identity/session.ts";
import { OnRecord, useMay } from "../records/editable.ts";
import { dismissOffer } from "./dismissing.ts";
import { draftOffer } from "./wishes.ts";
import { offerWords } from "./words.ts";

export type OrderPreset = Partial<Order> & { customerName?: string };

/** The middle of a day (yyyy-mm-dd), which is that day in every zone people live in. */
export const atNoon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

const dayOf = (day: string): string => shortDay(atNoon(day));

/** One product: what it is, why it is offered, and what can be done with it. */
export function OfferLine({ offer, about, onOrder }: { offer: Offer; about: About; onOrder: () => void }) {
  const w = offerWords();
  const { mayEdit, isInBin } = useContext(OnRecord);
  const { productId, name, price, currency, unit, stock, margin, reason } = offer;
  const told = [
    capital(whyOf(reason)),
    ...(stock === null ? [] : [unbroken(w.stock(number(stock)))]),
    ...(margin === null ? [] : [unbroken(w.margin(number(Math.round(margin * 100))))]),
  ];
  return (
    <li class="offer">
      <span class="offer-head">
        <a href={`/products/${productId}`}>{name}</a>
        {price !== null && (
          <strong class="num">
            {money(price, currency)}
            {unit && <span class="faint"> / {unit}</span>}
          </strong>
        )}
      </span>
      <span class="offer-why">
        {reason.isDue && <Badge tone="warn">{w.due}</Badge>} {told.join(" · ")}
      </span>
      <span class="offer-acts">
        {useMay("assistant:create") && (
          <Button kind="quiet" icon={Sparkles} title={w.draftOf(name)} aria-label={w.draftOf(name)} onClick={() => draftOffer(about, name)}>
            {w.draft}
          </Button>
        )}
        <span class="grow" />
        {useMay("orders:create") && <IconButton icon={SquarePlus} label={w.order(name)} onClick={onOrder} />}
        {mayEdit && !isInBin && may("changes:edit") && (
          <IconButton icon={Ban} label={w.notAgain(name)} onClick={() => void dismissOffer(about.recordId, offer)} />
        )}
      </span>
    </li>
  );
}

/** Where so much lies between the ends, the day in the middle says nothing. */
const WIDEST = 366 * DAY;

function whyOf({ kind, times, everyDays, next, text }: Offer["reason"]): string {
  if (kind !== "reorder" || times === null || everyDays === null || !next) return text[locale.value];
  const w = offerWords();
  const tells = atNoon(next.to) - atNoon(next.from) <= WIDEST;
  return [w.bought(times, everyDays), ...(tells ? [w.next(dayOf(next.on), dayOf(next.from), dayOf(next.to))] : [])].join(", ");
}

const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(locale.value) + text.slice(1);

import { Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import type { Order } from "../../../../src/orders/orders.schema.ts";
import type { CustomerOffers, Offer } from "../../../../src/predictions/offering/offers.schema.ts";
import { shortDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import type { About } from "../assistant/composers.ts";
import { offerAgain } from "./dismissing.ts";
import { atNoon, OfferLine, type OrderPreset } from "./offer-line.tsx";
import { OffersQuality } from "./offers-quality.tsx";
import { useOffers } from "./use-offers.ts";
import { offerWords } from "./words.ts";
import "./offers.css";

const OrderForm = lazy(() => import("../orders/order-form.tsx"));

type List = CustomerOffers["lists"][number];

/** Both lists, each shown or saying why not. */
export default function OfferLists({ about, preset }: { about: About; preset: OrderPreset }) {
  const [ordered, order] = useState<Offer>();
  const found = useOffers(about.recordId);
  if (found.error && !found.data) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones lines={4} />;
  const { lists, dismissed } = found.data;
  const [first] = lists;
  const isOneReason = first?.code && lists.every(({ code }) => code === first.code);
  return (
    <>
      {isOneReason ? (
        <p class="panel-empty">{first.says?.[locale.value]}</p>
      ) : (
        lists.map((list) => <OneList key={list.list} list={list} about={about} onOrder={order} />)
      )}
      {dismissed.length > 0 && <Dismissed recordId={about.recordId} dismissed={dismissed} />}
      {first?.code !== "off" && first?.code !== "not_learned" && <OffersQuality />}
      {ordered && (
        <ErrorBoundary>
          <OrderForm preset={{ ...preset, ...orderOf(ordered) }} onClose={() => order(undefined)} />
        </ErrorBoundary>
      )}
    </>
  );
}

const orderOf = ({ productId, name, price, currency }: Offer): Pick<Order, "currency" | "lines"> => ({
  currency,
  lines: [{ productId, name, quantity: 1, unitPrice: price, discount: 0, amount: price ?? 0 }],
});

const AT_FIRST = 3;

function OneList({ list: { list, items, says }, about, onOrder }: { list: List; about: About; onOrder: (offer: Offer) => void }) {
  const w = offerWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, AT_FIRST);
  return (
    <section class="offers" aria-label={w.lists[list]}>
      <h3>{w.lists[list]}</h3>
      {says && <p class="panel-empty">{says[locale.value]}</p>}
      {!says && items.length === 0 && <p class="panel-empty">{w.nothing}</p>}
      {shown.length > 0 && (
        <ul>
          {shown.map((offer) => (
            <OfferLine key={offer.productId} offer={offer} about={about} onOrder={() => onOrder(offer)} />
          ))}
        </ul>
      )}
      {shown.length < items.length && (
        <Button kind="quiet" onClick={() => setWhole(true)}>
          {w.more(items.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

function Dismissed({ recordId, dismissed }: { recordId: string; dismissed: CustomerOffers["dismissed"] }) {
  const w = offerWords();
  return (
    <details class="offers-kept">
      <summary>
        {w.kept} <span class="panel-count">{dismissed.length}</span>
      </summary>
      <ul>
        {dismissed.map((product) => (
          <li key={product.productId}>
            <span class="clip">{product.name}</span>
            {product.until && <span class="faint">{w.keptUntil(shortDay(atNoon(product.until)))}</span>}
            <span class="grow" />
            <IconButton icon={Undo2} label={w.again(product.name)} onClick={() => void offerAgain(recordId, product)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { Forecast } from "../../../../src/predictions/predictions.schema.ts";
import { money } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { may, sees } from "../identity/session.ts";
import type { Column } from "../records/list-types.ts";
import { BAND_TONES, chance, daysText, dayText } from "./amounts.ts";
import { Danger, Trend } from "./danger.tsx";
import { Reason, topReasons } from "./reasons.tsx";
import { segmentWords } from "./segment.words.ts";
import { WinBack } from "./win-back.tsx";
import { predictionWords } from "./words.ts";

const Name = ({ of: { name, kind, segment } }: { of: Forecast }) => (
  <span class="name-cell">
    <Avatar name={name} shape={kind === "company" ? "company" : "person"} />
    <span class="pair">
      <span class="clip" title={name}>
        {name}
      </span>
      <span class="clip faint">{segmentWords().names[segment]}</span>
    </span>
  </span>
);

const Silence = ({ of: { silentDays, usualDays, lastPurchaseOn } }: { of: Forecast }) => (
  <span class="pair num">
    <span class="clip">{`${dayText(lastPurchaseOn)} · ${daysText(silentDays)}`}</span>
    <span class="faint">{predictionWords().usually(daysText(usualDays))}</span>
  </span>
);

const Stake = ({ of: { valueAtStake, currency } }: { of: Forecast }) => <strong class="num">{money(valueAtStake, currency)}</strong>;

const Why = ({ of: { reasons } }: { of: Forecast }) => (
  <ul class="why">
    {topReasons(reasons, 2).map((reason) => (
      <li key={reason.code}>
        <Reason of={reason} />
      </li>
    ))}
  </ul>
);

/** What a board by probability, or by rule, shows of each customer, as far as the asker sees it. */
export function boardColumns(isByRule: boolean, days: string): Column<Forecast>[] {
  const w = predictionWords();
  const amount: Column<Forecast> = {
    ...{ key: "stake", title: w.atStake, track: "134px", isEnd: true, sorts: { down: "-valueAtStake" } },
    cell: (row) => <Stake of={row} />,
  };
  const winBack: Column<Forecast> = {
    ...{ key: "act", title: w.winBack, track: "var(--act)", isAct: true },
    cell: (row) => row.band !== "low" && <WinBack of={row} />,
  };
  return [
    { key: "name", title: w.customer, track: "minmax(170px, 1.1fr)", cell: (row) => <Name of={row} /> },
    {
      ...{ key: "danger", title: isByRule ? w.band : w.buysNothing(days), track: isByRule ? "120px" : "178px" },
      ...{ sorts: { down: "-risk" }, cell: (row) => <Danger of={row} /> },
    },
    ...(isByRule ? [] : [{ key: "trend", title: w.trend, track: "118px", fromPx: 1120, cell: (row: Forecast) => <Trend of={row} /> }]),
    { key: "last", title: w.lastPurchase, track: "176px", fromPx: 760, cell: (row) => <Silence of={row} /> },
    ...(sees("predictions", "valueAtStake") ? [amount] : []),
    { key: "why", title: w.why, track: "minmax(170px, 1fr)", fromPx: 900, cell: (row) => <Why of={row} /> },
    ...(may("assistant:create") ? [winBack] : []),
  ];
}

/** The same on a phone. */
export function CompactCustomer({ of: row, days }: { of: Forecast; days: string }) {
  const w = predictionWords();
  const { band, probability, reasons, name } = row;
  const [reason] = topReasons(reasons, 1);
  return (
    <span class="board-card">
      <span class="board-card-top">
        <strong class="clip">{name}</strong>
        {sees("predictions", "valueAtStake") && <Stake of={row} />}
      </span>
      <span class="board-card-top">
        <Badge tone={BAND_TONES[band]}>
          <span class="clip">{probability === null ? w.dangerOf(w.bands[band]) : w.toBuyNothing(chance(probability), days)}</span>
        </Badge>
      </span>
      {reason && <span class="clip dim">{reason.text[locale.value]}</span>}
    </span>
  );
}

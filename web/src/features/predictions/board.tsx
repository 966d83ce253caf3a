import { Inbox, SearchX } from "lucide-preact";
import { useLocation } from "preact-iso/router";
import type { Forecast, ForecastSort, Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { SEGMENTS, type Segment } from "../../../../src/predictions/purchases/segments.rules.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { EmptyState, FailedState } from "../../ui/states.tsx";
import { sees } from "../identity/session.ts";
import { ListGrid } from "../records/list-grid.tsx";
import { nearSoon } from "../records/near.ts";
import { BANDS, daysText } from "./amounts.ts";
import { BandTiles } from "./band-tiles.tsx";
import { boardColumns, CompactCustomer } from "./board-columns.tsx";
import { segmentWords } from "./segment.words.ts";
import { type BoardQuery, useForecasts } from "./use-predictions.ts";
import { predictionWords } from "./words.ts";
import "./board.css";

const PATH = "/predictions";
const NONE = new Set<string>();
const noun = ({ kind }: Pick<Forecast, "kind">): string => (kind === "company" ? "companies" : "contacts");
const oneOf = <T extends string>(all: readonly T[], text: string | undefined): T | undefined => all.find((each) => each === text);

/** The first is how the board stands unless somebody says otherwise. By rule nothing is expected of a year. */
function sortsOf(isByRule: boolean): ForecastSort[] {
  if (!sees("predictions", "valueAtStake")) return ["-risk"];
  return isByRule ? ["-valueAtStake", "-risk"] : ["-valueAtStake", "-risk", "-yearAhead"];
}

/** What the board shows, kept in the address. */
function useBoardQuery(isByRule: boolean) {
  const { query, route } = useLocation();
  const sorts = sortsOf(isByRule);
  const asked: BoardQuery = {
    band: oneOf(BANDS, query.band),
    segment: oneOf(SEGMENTS, query.segment),
    kind: oneOf(["company", "contact"], query.kind),
    sort: oneOf(sorts, query.sort) ?? sorts[0],
  };
  const go = (change: BoardQuery): void => {
    const next = { ...asked, ...change };
    const search = new URLSearchParams({ ...next, sort: next.sort === sorts[0] ? "" : next.sort } as Record<string, string>);
    for (const [name, value] of [...search]) if (!value || value === "undefined") search.delete(name);
    route(search.size > 0 ? `${PATH}?${search}` : PATH, true);
  };
  return { asked, sorts, go };
}

/** Customers who may not buy again, those with most at stake first. */
export default function Board({ predictions }: { predictions: Predictions }) {
  const w = predictionWords();
  const isByRule = predictions.basis === "rule";
  const { asked, sorts, go } = useBoardQuery(isByRule);
  const list = useForecasts(asked);
  const days = daysText(predictions.card?.horizonDays ?? predictions.settings.horizonDays);
  const isNarrowed = Boolean(asked.band ?? asked.segment ?? asked.kind);
  return (
    <div class="board">
      <BandTiles of={predictions} band={asked.band} onPick={(band) => go({ band })} />
      {isByRule && <WhyNoPercentages of={predictions} />}
      <Filters {...{ asked, sorts, go }} />
      {list.error && list.rows.length === 0 ? (
        <FailedState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.isPending && list.rows.length === 0 ? (
        <Nobody isNarrowed={isNarrowed} onClear={() => go({ band: undefined, segment: undefined, kind: undefined })} />
      ) : (
        <ListGrid<Forecast>
          label={w.views.board}
          rows={list.rows}
          total={undefined}
          columns={boardColumns(isByRule, days)}
          compact={(row) => <CompactCustomer of={row} days={days} />}
          hrefOf={(row) => `/${noun(row)}/${row.id}`}
          sort={asked.sort ?? ""}
          onSort={(sort) => go({ sort: oneOf(sorts, sort) })}
          isSelectable={false}
          selected={NONE}
          onSelect={() => undefined}
          isLoading={list.isFetching && (list.isPending || list.isFetchingNextPage)}
          hasMore={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
          onNear={(row) => nearSoon(noun(row), row.id)}
        />
      )}
    </div>
  );
}

function WhyNoPercentages({ of: { card } }: { of: Predictions }) {
  const w = predictionWords();
  const reason = card?.percentages.reason;
  return (
    <p class="notice board-note">
      <strong>{w.noPercentages}</strong> {reason && w.refused[reason]} <a href={`${PATH}/quality`}>{w.howGood}</a>
    </p>
  );
}

interface FiltersProps {
  asked: BoardQuery;
  sorts: ForecastSort[];
  go: (change: BoardQuery) => void;
}

function Filters({ asked, sorts, go }: FiltersProps) {
  const w = predictionWords();
  const segments = SEGMENTS.map((value) => ({ value, label: segmentWords().names[value] }));
  const kinds = (["company", "contact"] as const).map((value) => ({ value, label: w.kinds[value] }));
  return (
    <div class="toolbar board-filters">
      <Select
        {...{ label: w.segment, isLabelHidden: true, value: asked.segment ?? "" }}
        options={[{ value: "", label: w.allSegments }, ...segments]}
        onText={(segment) => go({ segment: (segment || undefined) as Segment | undefined })}
      />
      <Select
        {...{ label: w.kind, isLabelHidden: true, value: asked.kind ?? "" }}
        options={[{ value: "", label: w.allKinds }, ...kinds]}
        onText={(kind) => go({ kind: (kind || undefined) as BoardQuery["kind"] })}
      />
      <span class="grow" />
      {sorts.length > 1 && (
        <Select
          {...{ label: w.sort, isLabelHidden: true, value: asked.sort ?? "" }}
          options={sorts.map((value) => ({ value, label: w.sorts[value] }))}
          onText={(sort) => go({ sort: sort as ForecastSort })}
        />
      )}
    </div>
  );
}

function Nobody({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const w = predictionWords();
  if (!isNarrowed) return <EmptyState icon={Inbox} title={w.nobody} children={w.nobodyText} />;
  const clear = (
    <Button kind="primary" onClick={onClear}>
      {w.clearFilters}
    </Button>
  );
  return <EmptyState icon={SearchX} title={w.nobodyFits} children={w.nobodyFitsText} action={clear} />;
}

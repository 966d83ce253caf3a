import type { ReadColumn } from "../labels/columns.ts";
import { type Design, designOf, logOddsOfRow } from "../labels/design.ts";
import { type Encoding, learnEncodings } from "../labels/encoding.ts";
import { fitLogistic } from "../labels/logistic.ts";
import { probabilityOf } from "../maths/odds.ts";
import { placesUpTo } from "../maths/places.ts";
import { FEATURES, type FeatureName } from "./features.ts";
import type { Known } from "./snapshot.ts";

/** Ridge logistic regression on recency, frequency, monetary value and what follows from them, learned from past days. */
export interface RfmModel {
  encodings: Encoding[];
  coefficients: Float64Array;
}

export interface Seen {
  known: readonly Known[];
  usual: number;
}

const PENALTY = 10;

/** Undefined where nothing differs between customers. @param none 1 or 0 of each customer of each past day, in turn */
export function fitRfm(pasts: readonly Seen[], none: Uint8Array): RfmModel | undefined {
  const columns = columnsOf(pasts);
  const rows = placesUpTo(none.length);
  const encodings = learnEncodings(columns, rows);
  if (encodings.length === 0) return undefined;
  const { coefficients } = fitLogistic(designOf(encodings, columns, rows), none, PENALTY);
  return { encodings, coefficients };
}

/** P(no purchase in the horizon) of each customer. */
export function noneByRfm({ encodings, coefficients }: RfmModel, known: readonly Known[], usual: number): Float64Array {
  const design: Design = designOf(encodings, columnsOf([{ known, usual }]), placesUpTo(known.length));
  return Float64Array.from(known, (_, row) => probabilityOf(logOddsOfRow(design, coefficients, row)));
}

function columnsOf(pasts: readonly Seen[]): ReadColumn[] {
  return (Object.keys(FEATURES) as FeatureName[]).map((name) => ({
    name,
    reading: { kind: "number", mark: "." },
    values: Float64Array.from(pasts.flatMap(({ known, usual }) => known.map((each) => FEATURES[name](each, usual)))),
  }));
}

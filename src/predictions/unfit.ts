/** Why nothing can be learned from some data or scored with it. Codes are stable: callers branch on them. */
export type UnfitCode =
  | "no_rows"
  | "too_few_rows"
  | "label_not_found"
  | "one_label_only"
  | "unknown_column"
  | "nothing_to_learn_from"
  | "not_a_table"
  | "no_such_day"
  | "nothing_before_cutoff"
  | "cutoff_in_the_future"
  | "horizon_out_of_range"
  | "k_out_of_range";

/** The data cannot do what was asked. The message is one or two sentences that say what is the matter and what would help. */
export class Unfit extends Error {
  override name = "Unfit";
  readonly code: UnfitCode;

  constructor(code: UnfitCode, message: string) {
    super(message);
    this.code = code;
  }
}

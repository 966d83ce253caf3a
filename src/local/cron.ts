/** Whether a five-field cron expression (numbers, `*`, steps, lists and ranges) is due in the minute of a time (UTC). */
export function isDue(cron: string, at: Date): boolean {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron.trim().split(/\s+/);
  return (
    fits(minute, at.getUTCMinutes(), 0) &&
    fits(hour, at.getUTCHours(), 0) &&
    fits(day, at.getUTCDate(), 1) &&
    fits(month, at.getUTCMonth() + 1, 1) &&
    fits(weekday, at.getUTCDay(), 0)
  );
}

function fits(field: string, value: number, first: number): boolean {
  return field.split(",").some((part) => {
    const [range = "", step = "1"] = part.split("/");
    const [from, to] = range === "*" ? [first, Number.POSITIVE_INFINITY] : bounds(range, part.includes("/"));
    return value >= from && value <= to && (value - from) % Number(step) === 0;
  });
}

function bounds(range: string, isOpen: boolean): [number, number] {
  const [from = Number.NaN, to = isOpen ? Number.POSITIVE_INFINITY : from] = range.split("-").map(Number);
  return [from, to];
}

/** Calls back at the start of every minute until it is told to stop. */
export function everyMinute(tick: (at: Date) => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(
      () => {
        tick(new Date());
        wait();
      },
      60_000 - (Date.now() % 60_000) + 5,
    );
  };
  wait();
  return () => clearTimeout(timer);
}

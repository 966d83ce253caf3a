import { number } from "../../lib/format.ts";
import { percent } from "./amounts.ts";
import { cardWords } from "./card.words.ts";

/** Rows of whom about the same was said. */
export interface Group {
  /** How the group is called, where it has borders. */
  name?: string;
  rows: number;
  predicted: number;
  happened: number;
}

const [SIDE, LEFT, TOP, RIGHT, BOTTOM] = [260, 44, 12, 22, 40];
const [LEAST, MOST] = [3.5, 12];
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const x = (share: number): number => LEFT + share * SIDE;
const y = (share: number): number => TOP + (1 - share) * SIDE;

/** What was said against what happened, and the same as a table. */
export function CalibrationPlot({ groups }: { groups: Group[] }) {
  const w = cardWords();
  const most = Math.max(...groups.map(({ rows }) => rows), 1);
  const radius = (rows: number): number => LEAST + (MOST - LEAST) * Math.sqrt(rows / most);
  const sorted = [...groups].sort((left, right) => right.rows - left.rows);
  return (
    <div class="calibration">
      <figure>
        <svg
          class="calibration-plot"
          viewBox={`0 0 ${LEFT + SIDE + RIGHT} ${TOP + SIDE + BOTTOM}`}
          role="img"
          aria-label={w.plotSummary(number(groups.length))}
        >
          {TICKS.map((tick) => (
            <g key={tick}>
              <line class="plot-grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
              <line class="plot-grid" x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} />
              <text class="plot-text" x={LEFT - 6} y={y(tick)} text-anchor="end" dominant-baseline="middle">
                {percent(tick)}
              </text>
              <text class="plot-text" x={x(tick)} y={y(0) + 16} text-anchor="middle">
                {percent(tick)}
              </text>
            </g>
          ))}
          <line class="plot-ideal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
          {sorted.map(({ rows, predicted, happened }) => (
            <circle key={predicted} class="plot-point" cx={x(predicted)} cy={y(happened)} r={radius(rows)}>
              <title>{w.point(percent(predicted), percent(happened), w.cases(number(rows)))}</title>
            </circle>
          ))}
          <text class="plot-text" x={x(0.5)} y={TOP + SIDE + BOTTOM - 6} text-anchor="middle">
            {w.said}
          </text>
          <text class="plot-text" transform={`translate(10 ${y(0.5)}) rotate(-90)`} text-anchor="middle">
            {w.happened}
          </text>
        </svg>
        <figcaption class="faint">{w.plotText}</figcaption>
      </figure>
      <details>
        <summary>{w.asTable}</summary>
        <GroupTable groups={groups} />
      </details>
    </div>
  );
}

function GroupTable({ groups }: { groups: Group[] }) {
  const w = cardWords();
  return (
    <table class="plain-table figures">
      <thead>
        <tr>
          <th scope="col">{w.said}</th>
          <th scope="col">{w.happened}</th>
          <th scope="col">{w.counts.rows}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, rows, predicted, happened }) => (
          <tr key={predicted}>
            <th scope="row" class="num">
              {percent(predicted)} {name && <span class="faint">({name})</span>}
            </th>
            <td class="num">{percent(happened)}</td>
            <td class="num">{w.cases(number(rows))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

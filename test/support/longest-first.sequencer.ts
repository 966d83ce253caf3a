import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest by far. Vitest goes by the size of a file until it has seen it once, and begun last any of these would leave the other
 * workers with nothing to do.
 */
const LONGEST = [
  /\/journeys\/accessibility-/,
  /\/journeys\//,
  /\/(local\/start|workspaces\/isolation|deploy|assistant\/eval-engines|assistant\/built-in|http\/documents|access\/matrix)\.test\.ts$/,
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => turnOf(one) - turnOf(other));
  }
}

function turnOf({ moduleId }: TestSpecification): number {
  const turn = LONGEST.findIndex((name) => name.test(moduleId));
  return turn === -1 ? LONGEST.length : turn;
}

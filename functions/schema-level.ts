/**
 * How many migrations a workspace's database has behind it when it is up to date. Their text lies in the second Worker, which is asked for
 * it when one is not; a test holds the two together.
 */
export const WORKSPACE_LEVEL = 23;

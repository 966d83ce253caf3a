/** Runs the check of Node's version as an old Node would. */
export {};

Object.defineProperty(process.versions, "node", { value: "20.1.0" });
await import(`${process.cwd()}/src/local/require-node.js?again`);

// Plain JavaScript on purpose: it must still run where the TypeScript beside it does not.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Relata needs Node 22.18 or newer and this is ${process.versions.node}: run "npm install" and start it with "npm start", which brings its own.`,
  );
  process.exit(1);
}

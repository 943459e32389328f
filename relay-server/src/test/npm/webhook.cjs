// Verifies one webhook by the library of Standard Webhooks, and prints what it says.
// Arguments: the secret, the three headers, and the body.
const { Webhook } = require("standardwebhooks");

const [secret, id, timestamp, signature, body] = process.argv.slice(2);
try {
  const event = new Webhook(secret).verify(body, {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signature,
  });
  console.log("verified " + event.id);
} catch (error) {
  console.log("refused: " + error.message);
}

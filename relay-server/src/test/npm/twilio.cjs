// The official library of the gateway.
// verify TOKEN SIGNATURE URL FORM: checks one signature.
// sign TOKEN URL FORM: prints the signature of a form.
// send API ACCOUNT TOKEN FROM TO BODY CALLBACK: sends one text by its client, lists the texts to that number, and prints both.
const twilio = require("twilio");

const [act, ...rest] = process.argv.slice(2);
const params = (form) => {
  const all = {};
  for (const [name, value] of new URLSearchParams(form)) {
    all[name] = name in all ? [].concat(all[name], value) : value;
  }
  return all;
};

if (act === "verify") {
  const [token, signature, url, form] = rest;
  console.log(twilio.validateRequest(token, signature, url, params(form)));
} else if (act === "sign") {
  const [token, url, form] = rest;
  console.log(twilio.getExpectedTwilioSignature(token, url, params(form)));
} else {
  const [api, account, token, from, to, body, statusCallback] = rest;
  const client = twilio(account, token);
  const there = client.httpClient;
  const toStandIn = {
    request: (options) => there.request({ ...options, uri: api + new URL(options.uri).pathname }),
  };
  const pointed = twilio(account, token, { httpClient: toStandIn });
  (async () => {
    try {
      const sent = await pointed.messages.create({ from, to, body, statusCallback });
      const listed = await pointed.messages.list({ from, to, limit: 5 });
      console.log(sent.sid + " " + sent.status + " " + sent.dateCreated.toISOString());
      listed.forEach((one) => console.log(one.sid + " " + one.body));
    } catch (error) {
      console.log("failed " + error.status + " " + error.code + " " + error.message);
    }
  })();
}

// Calls a relay by the official client of Klaviyo's API, and prints what it gets: a line of JSON for each call.
// Arguments: the relay's address, an API key, and one that is wrong.
const { ApiKeySession, DataPrivacyApi, EventsApi, ProfilesApi, RetryWithExponentialBackoff } = require("klaviyo-api");

const [relay, key, wrong] = process.argv.slice(2);

function at(Api, session) {
  const api = new Api(session);
  api.basePath = relay;
  return api;
}

async function print(name, call) {
  try {
    const { response, body } = await call();
    console.log(JSON.stringify({ name, status: response.status, body: body ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ name, status: error.response?.status, errors: error.response?.data?.errors, failure: error.response ? undefined : String(error) }));
  }
}

const profile = (attributes, more = {}) => ({ data: { type: "profile", attributes, ...more } });
const metric = (name) => ({ data: { type: "metric", attributes: { name } } });

async function main() {
  const session = new ApiKeySession(key);
  const profiles = at(ProfilesApi, session);
  const events = at(EventsApi, session);

  await print("made", () =>
    profiles.createOrUpdateProfile(
      profile({
        email: "maria@example.com",
        externalId: "c-7",
        firstName: "Maria",
        lastName: "Rossi",
        location: { city: "Bologna", country: "Italy", timezone: "Europe/Rome" },
        properties: { tier: "gold", skus: ["a"] },
      }),
    ),
  );
  await print("changed", () =>
    profiles.createOrUpdateProfile(
      profile({ externalId: "c-7" }, { meta: { patchProperties: { append: { skus: "b" } } } }),
    ),
  );
  await print("wrong email", () => profiles.createOrUpdateProfile(profile({ email: "maria" })));

  const order = {
    data: {
      type: "event",
      attributes: {
        properties: { OrderId: "1234", Items: [{ ProductName: "Linen shirt", Quantity: 1, ItemPrice: 64 }] },
        time: new Date("2026-03-01T10:15:30Z"),
        value: 64,
        valueCurrency: "EUR",
        uniqueId: "1234",
        metric: metric("Placed Order"),
        profile: profile({ externalId: "c-7" }),
      },
    },
  };
  await print("event", () => events.createEvent(order));
  await print("event again", () => events.createEvent(order));

  await print("events", () =>
    events.bulkCreateEvents({
      data: {
        type: "event-bulk-create-job",
        attributes: {
          eventsBulkCreate: {
            data: [
              {
                type: "event-bulk-create",
                attributes: {
                  profile: profile({ externalId: "c-7" }),
                  events: {
                    data: ["v-1", "v-2", "v-1"].map((uniqueId) => ({
                      type: "event",
                      attributes: {
                        properties: { ProductName: "Linen shirt" },
                        metric: metric("Viewed Product"),
                        uniqueId,
                      },
                    })),
                  },
                },
              },
            ],
          },
        },
      },
    }),
  );

  let job;
  await print("profiles", async () => {
    const made = await profiles.bulkImportProfiles({
      data: {
        type: "profile-bulk-import-job",
        attributes: { profiles: { data: [1, 2, 3].map((n) => profile({ externalId: "b-" + n, firstName: "B" + n }).data) } },
      },
    });
    job = made.body.data.id;
    return made;
  });
  await print("job", () => profiles.getBulkImportProfilesJob(job));

  const stranger = at(ProfilesApi, new ApiKeySession(wrong, new RetryWithExponentialBackoff({ numRetries: 1 })));
  await print("wrong key", () => stranger.createOrUpdateProfile(profile({ email: "maria@example.com" })));

  // More at once than the relay lets pass: the client waits as Retry-After says, and all get through.
  const crowd = Array.from({ length: 12 }, (_, n) =>
    profiles.createOrUpdateProfile(profile({ externalId: "crowd-" + n })).then(({ response }) => response.status),
  );
  console.log(JSON.stringify({ name: "crowd", statuses: await Promise.all(crowd) }));

  let id;
  await print("found", async () => {
    const found = await profiles.getProfiles({ filter: 'equals(email,"maria@example.com")' });
    id = found.body.data[0].id;
    return found;
  });
  await print("read", () => profiles.getProfile(id));
  await print("history", () => events.getEvents({ filter: `equals(profile_id,"${id}")`, include: ["metric"] }));
  const other = (await profiles.getProfiles({ filter: 'any(external_id,["b-2"])' })).body.data[0].id;
  await print("erased", () =>
    at(DataPrivacyApi, session).requestProfileDeletion({
      data: {
        type: "data-privacy-deletion-job",
        attributes: { profile: { data: { type: "profile", id: other, attributes: {} } } },
      },
    }),
  );
  await print("gone", () => profiles.getProfile(other));
}

main();

package dev.sportello.relay.klaviyo;

import dev.sportello.relay.http.ApiRefused;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.LargeBodies;
import dev.sportello.relay.storage.Outage;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.JsonTree;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls of Klaviyo's API by which systems of the shop tell of profiles and events. What is answered is stored:
/// nothing is carried out later. Thread-safe.
public final class KlaviyoHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(KlaviyoHandlers.class);
    private static final int ONE_PROFILE = 100 * 1024;

    /// How long the longest body is, in bytes: that of a job.
    public static final int MANY = 5 * 1024 * 1024;

    private static final int MOST_PROFILES = 10_000;
    private static final int MOST_EVENTS = 1_000;

    private final Bodies answers;
    private final LargeBodies bodies;
    private final Ingest ingest;
    private final ProfileImports imports;
    private final Supplier<UUID> ids;
    private final Clock clock;

    KlaviyoHandlers(
            Bodies answers,
            LargeBodies bodies,
            Ingest ingest,
            ProfileImports imports,
            Supplier<UUID> ids,
            Clock clock) {
        this.answers = answers;
        this.bodies = bodies;
        this.ingest = ingest;
        this.imports = imports;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is done with a body that was read.
    @FunctionalInterface
    private interface Use {
        void of(JsonPart body) throws ApiRefused;
    }

    /// `POST /api/profile-import`
    public void importProfile(Context ctx) throws RefusedFrame, ApiRefused, IOException {
        use(ctx, ONE_PROFILE, body -> {
            var report = ProfileBody.read(body.resource("profile"));
            var taken = ingest.profile(report, clock.instant());
            ctx.status(taken.made() ? 201 : 200);
            answers.writeDocument(ctx, Document.of(taken));
        });
    }

    /// `POST /api/events`
    public void createEvent(Context ctx) throws RefusedFrame, ApiRefused, IOException {
        use(ctx, MANY, body -> {
            var event = body.resource("event");
            var now = clock.instant();
            var told = ToldEvent.read(event, now);
            var profile = event.at("attributes").required("profile").resource("profile");
            ingest.events(ProfileBody.read(profile), List.of(told), now);
            ctx.status(202);
        });
    }

    /// `POST /api/profile-bulk-import-jobs`
    public void importProfiles(Context ctx) throws RefusedFrame, ApiRefused, IOException {
        use(ctx, MANY, body -> {
            var all = body.resource("profile-bulk-import-job")
                    .required("attributes")
                    .required("profiles")
                    .required("data");
            var reports = new ArrayList<ProfileBody>();
            for (var profile : atMost(all, MOST_PROFILES, "profiles")) {
                reports.add(ProfileBody.read(profile.ofType("profile")));
            }
            var startedAt = clock.instant();
            var failed = 0;
            for (var report : reports) {
                failed += isTaken(report) ? 0 : 1;
            }
            var done = new ProfileImports.Import(ids.get(), startedAt, clock.instant(), reports.size(), failed);
            imports.add(done);
            ctx.status(202);
            answers.writeDocument(ctx, Document.of(done));
        });
    }

    private boolean isTaken(ProfileBody report) {
        try {
            var _ = ingest.profile(report, clock.instant());
            return true;
        } catch (ApiRefused e) {
            return false;
        } catch (JdbiException e) {
            if (Outage.causes(e) || WriteConflict.causes(e)) {
                throw e;
            }
            // One that cannot be kept holds no other up.
            LOG.warn("A profile of an import cannot be kept.");
            return false;
        }
    }

    /// `GET /api/profile-bulk-import-jobs/{id}`
    public void importState(Context ctx) throws ApiRefused {
        Revision.check(ctx);
        var done = imports.find(id(ctx));
        if (done == null) {
            throw unknown();
        }
        answers.writeDocument(ctx, Document.of(done));
    }

    /// `POST /api/event-bulk-create-jobs`
    public void createEvents(Context ctx) throws RefusedFrame, ApiRefused, IOException {
        use(ctx, MANY, body -> {
            var now = clock.instant();
            var batches = new ArrayList<Batch>();
            var all = body.resource("event-bulk-create-job")
                    .required("attributes")
                    .required("events-bulk-create")
                    .required("data");
            var count = 0;
            for (var batch : atMost(all, MOST_EVENTS, "events")) {
                var told = Batch.read(batch.ofType("event-bulk-create"), now);
                count += told.events.size();
                batches.add(told);
            }
            if (count > MOST_EVENTS) {
                throw all.refused("One request has at most " + MOST_EVENTS + " events.");
            }
            // Whoever is refused sends all once more, and what has no time of its own would come twice.
            for (var batch : batches) {
                ingest.requireNamed(batch.profile);
            }
            for (var batch : batches) {
                takePatiently(batch, now);
            }
            ctx.status(202);
        });
    }

    /// Those before it are kept: whoever is told to come again would bring them twice.
    private void takePatiently(Batch batch, Instant now) throws ApiRefused {
        var _ = WriteConflict.<Batch, ApiRefused>patiently(() -> {
            ingest.events(batch.profile, batch.events, now);
            return batch;
        });
    }

    /// The events of one profile.
    private record Batch(ProfileBody profile, List<ToldEvent> events) {
        private static Batch read(JsonPart batch, Instant now) throws ApiRefused {
            var attributes = batch.required("attributes");
            var events = new ArrayList<ToldEvent>();
            for (var event : atMost(attributes.required("events").required("data"), MOST_EVENTS, "events")) {
                events.add(ToldEvent.read(event, now));
            }
            return new Batch(ProfileBody.read(attributes.required("profile").resource("profile")), events);
        }
    }

    private static List<JsonPart> atMost(JsonPart all, int most, String what) throws ApiRefused {
        var parts = all.list();
        if (parts.isEmpty() || parts.size() > most) {
            throw all.refused("One request has 1 to " + most + " " + what + ".");
        }
        return parts;
    }

    private void use(Context ctx, int most, Use use) throws RefusedFrame, ApiRefused, IOException {
        Revision.check(ctx);
        try (var body = bodies.read(ctx, most)) {
            use.of(new JsonPart(JsonTree.read(body.bytes()), ""));
        }
    }

    private static UUID id(Context ctx) throws ApiRefused {
        try {
            return UUID.fromString(ctx.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ApiRefused unknown() {
        return new ApiRefused(404, "not_found", "Not found.", "There is no such import, or none any more.", null);
    }
}

package dev.sportello.relay.klaviyo;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.http.ApiRefused;
import dev.sportello.relay.http.Bodies;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The calls of Klaviyo's API by which systems of the shop read what is known of a customer whom they can
/// name. There is none that lists all customers. Thread-safe.
public final class ReadHandlers {
    private static final Set<String> NAMES = new TreeSet<>(Set.of("id", "email", "phone_number", "external_id"));
    private static final int EVENTS = 100;

    private final Bodies answers;
    private final Customers customers;

    ReadHandlers(Bodies answers, Customers customers) {
        this.answers = answers;
        this.customers = customers;
    }

    /// `GET /api/profiles`
    public void profiles(Context ctx) throws ApiRefused {
        Revision.check(ctx);
        var filter = Filter.read(ctx.queryParam("filter"), NAMES);
        var found = filter.values().stream()
                .map(value -> find(filter.field(), value))
                .filter(Objects::nonNull)
                .distinct()
                .map(this::resource)
                .toList();
        answers.writeDocument(ctx, new DocumentList(found, null, new DocumentList.Links("/api/profiles", null)));
    }

    /// `GET /api/profiles/{id}`
    public void profile(Context ctx) throws ApiRefused {
        Revision.check(ctx);
        answers.writeDocument(ctx, new Document(resource(known(ctx.pathParam("id")))));
    }

    /// `GET /api/events`: of one profile, the newest first.
    public void events(Context ctx) throws ApiRefused {
        Revision.check(ctx);
        var filter = Filter.read(ctx.queryParam("filter"), Set.of("profile_id"));
        if (filter.values().size() > 1) {
            throw invalid("The events of one profile are read at a time.");
        }
        var profile = known(filter.values().getFirst());
        var page = customers.events().page(profile.id(), cursor(ctx), Set.of(), size(ctx));
        var last = page.more() ? page.events().getLast().at().toString() : null;
        var metrics = "metric".equals(ctx.queryParam("include"))
                ? page.events().stream().map(EventDocument::metric).distinct().toList()
                : null;
        answers.writeDocument(
                ctx,
                new DocumentList(
                        page.events().stream().map(EventDocument::of).toList(),
                        metrics,
                        new DocumentList.Links("/api/events", last == null ? null : next(profile, last))));
    }

    private static String next(Profile profile, String cursor) {
        return "/api/events?filter=equals(profile_id,%22" + profile.id() + "%22)&page%5Bcursor%5D=" + cursor;
    }

    private Document.Resource resource(Profile profile) {
        return Document.resource(profile, customers.intake().told(profile.id()));
    }

    private Profile known(String id) throws ApiRefused {
        var profile = find("id", id);
        if (profile == null) {
            throw new ApiRefused(404, "not_found", "Not found.", "There is no profile with this id.", null);
        }
        return profile;
    }

    private @Nullable Profile find(String field, String value) {
        try {
            var profiles = customers.profiles();
            return switch (field) {
                case "id" -> profiles.find(new ProfileId(UUID.fromString(value)));
                case "external_id" -> profiles.find(value).orElse(null);
                case "email" -> named(new Identity(null, value, null, false));
                case "phone_number" -> named(new Identity(null, null, value, false));
                default -> throw new IllegalStateException(field);
            };
        } catch (IllegalArgumentException e) {
            // Nobody is called so.
            return null;
        }
    }

    private @Nullable Profile named(Identity who) {
        var owner = customers.profiles().named(who);
        return owner == null ? null : customers.profiles().find(owner);
    }

    private static int size(Context ctx) throws ApiRefused {
        var text = ctx.queryParam("page[size]");
        try {
            return text == null ? EVENTS : Math.clamp(Integer.parseInt(text), 1, EVENTS);
        } catch (NumberFormatException e) {
            throw invalid("The parameter \"page[size]\" is a number from 1 to " + EVENTS + ".");
        }
    }

    private static @Nullable Instant cursor(Context ctx) throws ApiRefused {
        var text = ctx.queryParam("page[cursor]");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("The parameter \"page[cursor]\" is that of a page's \"next\".");
        }
    }

    static ApiRefused invalid(String detail) {
        return new ApiRefused(400, "invalid", "Invalid input.", detail, null);
    }
}

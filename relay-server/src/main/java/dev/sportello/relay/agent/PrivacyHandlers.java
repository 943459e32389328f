package dev.sportello.relay.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.privacy.AuditLog;
import dev.sportello.relay.privacy.Erasures;
import dev.sportello.relay.privacy.Expiry;
import dev.sportello.relay.privacy.Exports;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PrivacyBodies;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where admins erase customers, take copies of what is known of them, and see who did what. Thread-safe.
public record PrivacyHandlers(
        Bodies bodies, Profiles profiles, Erasures erasures, Exports exports, AuditLog audit, Expiry expiry) {
    private static final int PAGE = 50;
    private static final int MOST_DAYS = 36_600;

    /// `GET /agent/customers/{profile}/export`
    public void export(Context ctx) throws RefusedFrame, IOException, InterruptedException {
        var profile = required(ctx);
        exports.write(AgentHandlers.session(ctx).agent().party(), profile, () -> open(ctx, profile));
    }

    private static Writer open(Context ctx, Profile profile) throws IOException {
        ctx.header("Cache-Control", "no-store");
        ctx.header("Content-Disposition", "attachment; filename=\"customer-" + profile.id() + ".json\"");
        ctx.contentType("application/json; charset=utf-8");
        return new OutputStreamWriter(ctx.outputStream(), UTF_8);
    }

    /// `GET /agent/audit`
    public void audit(Context ctx) throws RefusedFrame {
        bodies.write(ctx, audit.page(Pages.beforeTime(ctx), Pages.limit(ctx, PAGE)));
    }

    /// `GET /agent/retention`
    public void outOfDate(Context ctx) throws RefusedFrame {
        bodies.write(ctx, expiry.count(days(ctx.queryParam("tickets")), days(ctx.queryParam("events"))));
    }

    private static @Nullable Integer days(@Nullable String text) throws RefusedFrame {
        try {
            return text == null || text.isEmpty() ? null : Math.clamp(Integer.parseInt(text), 0, MOST_DAYS);
        } catch (NumberFormatException e) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "Days are a whole number.", null);
        }
    }

    /// `POST /agent/customers/{profile}/erase`
    public void erase(Context ctx) throws RefusedFrame, InterruptedException {
        var profile = required(ctx);
        var typed = bodies.read(ctx, PrivacyBodies.EraseProfile.class).confirmation();
        // What the inbox shows may be of before a merge.
        var meant = Objects.requireNonNullElse(erasures.meant(profile.id()), profile);
        if (!typed.strip().equals(shown(meant).strip())) {
            throw new RefusedFrame(ErrorKind.CONFIRMATION_WRONG);
        }
        erasures.erase(AgentHandlers.session(ctx).agent().party(), profile.id());
        ctx.status(204);
    }

    private Profile required(Context ctx) throws RefusedFrame {
        var profile = profiles.find(profileId(ctx));
        if (profile == null) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
        return profile;
    }

    private static String shown(Profile profile) {
        return Objects.requireNonNullElse(profile.email(), profile.name());
    }

    private static ProfileId profileId(Context ctx) throws RefusedFrame {
        try {
            return new ProfileId(UUID.fromString(ctx.pathParam("profile")));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
    }
}

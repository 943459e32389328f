package dev.sportello.relay.klaviyo;

import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Rule;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.http.ApiRefused;
import dev.sportello.relay.http.LargeBodies;
import dev.sportello.relay.privacy.Erasures;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.JsonTree;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.UUID;

/// The call of Klaviyo's API by which systems of the shop let a customer be erased. Thread-safe.
public final class DeletionHandlers {
    private static final int BODY = 16 * 1024;
    private static final Party BY = new Party.Automatic(Rule.API_KEY_ASKED);

    private final LargeBodies bodies;
    private final Erasures erasures;

    DeletionHandlers(LargeBodies bodies, Erasures erasures) {
        this.bodies = bodies;
        this.erasures = erasures;
    }

    /// `POST /api/data-privacy-deletion-jobs`: when it is answered, nobody finds the customer any more. Whom nobody
    /// knows is erased already.
    public void request(Context ctx) throws RefusedFrame, ApiRefused, IOException, InterruptedException {
        Revision.check(ctx);
        switch (read(ctx)) {
            case Named.ById(var id) -> erase(id);
            case Named.ByName(var who) -> erasures.erase(BY, who);
        }
        ctx.status(202);
    }

    private void erase(String id) throws RefusedFrame, InterruptedException {
        try {
            erasures.erase(BY, new ProfileId(UUID.fromString(id)));
        } catch (IllegalArgumentException _) {
            // No profile has such an id.
        } catch (RefusedFrame e) {
            if (e.refusal().error() != ErrorKind.PROFILE_UNKNOWN) {
                throw e;
            }
        }
    }

    /// Who is to be erased.
    private sealed interface Named {
        record ById(String id) implements Named {}

        record ByName(Identity who) implements Named {}
    }

    private Named read(Context ctx) throws RefusedFrame, ApiRefused, IOException {
        try (var body = bodies.read(ctx, BODY)) {
            var profile = new JsonPart(JsonTree.read(body.bytes()), "")
                    .resource("data-privacy-deletion-job")
                    .required("attributes")
                    .required("profile")
                    .resource("profile");
            return whose(profile);
        }
    }

    private static Named whose(JsonPart profile) throws ApiRefused {
        var attributes = profile.at("attributes");
        var given = new ArrayList<JsonPart>();
        given.add(profile.at("id"));
        for (var field : new String[] {"email", "phone_number", "external_id"}) {
            given.add(attributes.isNull() ? new JsonPart(null, "") : attributes.at(field));
        }
        if (given.stream().filter(part -> !part.isNull()).count() != 1) {
            throw profile.refused("Name the profile by exactly one of id, email, phone_number and external_id.");
        }
        var id = given.get(0).text(36);
        if (id != null) {
            return new Named.ById(id);
        }
        var name = given.stream().filter(part -> !part.isNull()).findFirst().orElseThrow();
        try {
            return new Named.ByName(new Identity(
                    given.get(3).id(200), given.get(1).text(320), given.get(2).text(40), false));
        } catch (IllegalArgumentException e) {
            throw name.refused("This names nobody: an email, or a phone number with its country's code (E.164).");
        }
    }
}

package dev.sportello.relay.klaviyo;

import dev.sportello.model.ApiKey;
import dev.sportello.relay.apikey.ApiAccess;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ApiRefused;
import dev.sportello.relay.http.HeldBytes;
import dev.sportello.relay.http.LargeBodies;
import dev.sportello.relay.privacy.Erasures;
import io.javalin.http.Context;

/// The API of the shop's systems. Immutable and thread-safe.
public record KlaviyoApi(
        ApiAccess access,
        KlaviyoHandlers handlers,
        ReadHandlers reading,
        DeletionHandlers deletion,
        ApiDescription description,
        ApiPage page) {

    public static KlaviyoApi open(Foundation foundation, ApiAccess access, Customers customers, Erasures erasures) {
        // A body takes a multiple of its size while it is read.
        var room =
                new HeldBytes(Math.max(KlaviyoHandlers.MANY, foundation.limits().incomingBytes() / 8));
        foundation.metrics().registry().gauge("sportello.api.bytes", room, HeldBytes::held);
        var large = new LargeBodies(room);
        var handlers = new KlaviyoHandlers(
                foundation.bodies(),
                large,
                new Ingest(customers),
                new ProfileImports(foundation.database().jdbi()),
                foundation.ids(),
                foundation.clock());
        return new KlaviyoApi(
                access,
                handlers,
                new ReadHandlers(foundation.bodies(), customers),
                new DeletionHandlers(large, erasures),
                ApiDescription.ofThisProgram(),
                new ApiPage());
    }

    /// @throws ApiRefused where the request shows no key that may do that
    public void require(Context ctx, ApiKey.Scope scope) throws ApiRefused {
        LargeBodies.allow(ctx, KlaviyoHandlers.MANY);
        access.require(ctx, scope);
    }
}
